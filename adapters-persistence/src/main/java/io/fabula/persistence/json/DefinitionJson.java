package io.fabula.persistence.json;

import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.shared.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A definition as one JSON column; what is empty is left out. */
public final class DefinitionJson {
  private DefinitionJson() {}

  public static String write(Definition d) {
    var json = new LinkedHashMap<String, Json>();
    text(json, "name", d.name());
    text(json, "nickname", d.nickname());
    text(json, "description", d.description());
    text(json, "personality", d.personality());
    text(json, "scenario", d.scenario());
    text(json, "first_message", d.firstMessage());
    texts(json, "alternate_greetings", d.alternateGreetings());
    texts(json, "group_only_greetings", d.groupOnlyGreetings());
    text(json, "example_dialogue", d.exampleDialogue());
    text(json, "system_prompt", d.systemPrompt());
    text(json, "post_history_instructions", d.postHistoryInstructions());
    text(json, "creator", d.creator());
    text(json, "creator_notes", d.creatorNotes());
    text(json, "character_version", d.characterVersion());
    texts(json, "tags", d.tags());
    d.lorebook().ifPresent(book -> json.put("lorebook", book.json()));
    if (!d.extensions().members().isEmpty()) json.put("extensions", d.extensions());
    return JsonTrees.write(new Json.Obj(json));
  }

  public static Definition read(String text) {
    var json = (Json.Obj) JsonTrees.parse(text);
    return new Definition(
        text(json, "name"),
        text(json, "nickname"),
        text(json, "description"),
        text(json, "personality"),
        text(json, "scenario"),
        text(json, "first_message"),
        texts(json, "alternate_greetings"),
        texts(json, "group_only_greetings"),
        text(json, "example_dialogue"),
        text(json, "system_prompt"),
        text(json, "post_history_instructions"),
        text(json, "creator"),
        text(json, "creator_notes"),
        text(json, "character_version"),
        texts(json, "tags"),
        json.object("lorebook").map(Lorebook::of),
        json.object("extensions").orElse(Json.EMPTY));
  }

  private static void text(Map<String, Json> json, String key, String text) {
    if (!text.isEmpty()) json.put(key, new Json.Str(text));
  }

  private static void texts(Map<String, Json> json, String key, List<String> texts) {
    if (!texts.isEmpty()) json.put(key, Json.Arr.ofTexts(texts));
  }

  private static String text(Json.Obj json, String key) {
    return json.text(key).orElse("");
  }

  private static List<String> texts(Json.Obj json, String key) {
    return json.array(key).map(Json.Arr::texts).orElse(List.of());
  }
}
