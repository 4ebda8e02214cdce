package io.fabula.persistence.character.card;

import io.fabula.domain.shared.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A character as Chub's own interface gives it: the fields lie in {@code node.definition} under other
 * names, two of them under each other's: {@code personality} is what cards call the description, and
 * {@code description} is what they call the creator's notes.
 */
final class ChubForm {
  private static final Map<CardField, String> NAMES = Map.ofEntries(
      Map.entry(CardField.NAME, "name"),
      Map.entry(CardField.DESCRIPTION, "personality"),
      Map.entry(CardField.PERSONALITY, "tavern_personality"),
      Map.entry(CardField.SCENARIO, "scenario"),
      Map.entry(CardField.FIRST_MESSAGE, "first_message"),
      Map.entry(CardField.EXAMPLE_DIALOGUE, "example_dialogs"),
      Map.entry(CardField.CREATOR_NOTES, "description"),
      Map.entry(CardField.SYSTEM_PROMPT, "system_prompt"),
      Map.entry(CardField.POST_HISTORY, "post_history_instructions"),
      Map.entry(CardField.ALTERNATE_GREETINGS, "alternate_greetings"),
      Map.entry(CardField.CHARACTER_BOOK, "embedded_lorebook"),
      Map.entry(CardField.CHARACTER_VERSION, "character_version"),
      Map.entry(CardField.EXTENSIONS, "extensions"));

  private ChubForm() {}

  /** Absent where the JSON is of another form. */
  static Optional<CardShape> of(Json.Obj root) {
    Json.Obj node = root.object("node").orElse(root);
    Optional<Json.Obj> found = node.object("definition").filter(d -> d.text("name").isPresent());
    if (found.isEmpty()) return Optional.empty();
    Json.Obj definition = found.get();
    var data = new LinkedHashMap<String, Json>();
    Json.Obj rest = definition;
    for (CardField field : CardField.values()) {
      String name = NAMES.getOrDefault(field, "");
      Optional<Json> value = definition.get(name);
      if (value.isPresent()) data.put(field.key(), value.get());
      rest = rest.without(name);
    }
    data.put(CardField.TAGS.key(), node.get("topics").orElse(new Json.Arr(List.of())));
    creator(node, definition).ifPresent(name -> data.put(CardField.CREATOR.key(), new Json.Str(name)));
    Json.Obj left = node.without("topics").with("definition", rest);
    Json.Obj newRoot = root.object("node").isPresent() ? root.with("node", left) : left;
    return Optional.of(new CardShape(CardShape.Form.FLAT, newRoot, new Json.Obj(data)));
  }

  /** Paths are {@code creator/character}. */
  private static Optional<String> creator(Json.Obj node, Json.Obj definition) {
    return node.text("fullPath").or(() -> definition.text("full_path"))
        .filter(path -> path.indexOf('/') > 0).map(path -> path.substring(0, path.indexOf('/')));
  }
}
