package io.fabula.persistence.chat.ledger;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.ledger.PromptInputs;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Budget;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Sampling;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The inputs of a prompt as JSON; what is absent is left out. */
final class PromptInputsJson {
  private PromptInputsJson() {}

  static String write(PromptInputs inputs) {
    var json = new LinkedHashMap<String, Json>();
    text(json, "character", inputs.speaker().character().toString());
    number(json, "version", inputs.speaker().version());
    text(json, "user", inputs.user());
    text(json, "persona", inputs.persona());
    text(json, "model", inputs.model().toString());
    number(json, "context", inputs.budget().contextTokens());
    number(json, "reply", inputs.budget().replyTokens());
    sampling(json, inputs.sampling());
    inputs.authorNote().ifPresent(note -> json.put("note", note(note)));
    if (!inputs.memories().isEmpty()) json.put("memories", Json.Arr.ofTexts(inputs.memories()));
    inputs.instruction().ifPresent(text -> text(json, "instruction", text));
    number(json, "before", inputs.place().before());
    number(json, "answer_at", inputs.place().answerAt());
    number(json, "silent_before", inputs.place().silentBefore());
    text(json, "at", inputs.at().toString());
    return JsonTrees.write(new Json.Obj(json));
  }

  private static void sampling(Map<String, Json> json, Sampling sampling) {
    sampling.temperature().ifPresent(value -> json.put("temperature", new Json.Num(value.toString())));
    sampling.topP().ifPresent(value -> json.put("top_p", new Json.Num(value.toString())));
    number(json, "max_tokens", sampling.maxTokens());
    if (!sampling.stop().isEmpty()) json.put("stop", Json.Arr.ofTexts(sampling.stop()));
  }

  private static Json note(AuthorNote note) {
    var json = new LinkedHashMap<String, Json>();
    text(json, "content", note.content());
    number(json, "depth", note.depth());
    text(json, "role", note.role().name());
    return new Json.Obj(json);
  }

  private static void text(Map<String, Json> json, String name, String value) {
    json.put(name, new Json.Str(value));
  }

  private static void number(Map<String, Json> json, String name, long value) {
    json.put(name, Json.Num.of(value));
  }

  static PromptInputs read(String text) {
    var json = (Json.Obj) JsonTrees.parse(text);
    return new PromptInputs(
        new PromptInputs.Speaker(new CharacterId(UUID.fromString(text(json, "character"))),
            number(json, "version")),
        text(json, "user"),
        text(json, "persona"),
        ModelId.parse(text(json, "model")).orElseThrow(),
        new Budget((int) number(json, "context"), (int) number(json, "reply")),
        new Sampling(decimal(json, "temperature"), decimal(json, "top_p"), (int) number(json, "max_tokens"),
            json.array("stop").orElse(Json.Arr.ofTexts(List.of())).texts()),
        json.object("note").map(note -> new AuthorNote(text(note, "content"), (int) number(note, "depth"),
            Role.valueOf(text(note, "role")))),
        json.array("memories").map(Json.Arr::texts).orElse(List.of()),
        json.text("instruction"),
        new PromptInputs.Place(number(json, "before"), number(json, "answer_at"),
            number(json, "silent_before")),
        Instant.parse(text(json, "at")));
  }

  private static String text(Json.Obj json, String name) {
    return json.text(name).orElseThrow();
  }

  private static long number(Json.Obj json, String name) {
    return Long.parseLong(((Json.Num) json.get(name).orElseThrow()).literal());
  }

  private static Optional<Double> decimal(Json.Obj json, String name) {
    return json.get(name).map(number -> Double.parseDouble(((Json.Num) number).literal()));
  }
}
