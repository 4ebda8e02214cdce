package io.fabula.llm.offline;

import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills in a form that is told as a JSON Schema: with phrases for its fields' names and with what the author
 * said. No writer, but what comes out is in the form and can be gone on with.
 */
final class FormFiller {
  private static final Pattern SAID = Pattern.compile("(?m)^(name|concept|story|description|tagline): (.+)$");
  private static final Pattern BLANK = Pattern.compile("\\{(name|concept)}");
  private static final Pattern SENTENCE = Pattern.compile("^.*?[.!?。](?=\\s|$)");
  private static final int CONCEPT_MAX = 160;
  private static final int ITEMS = 3;

  private final Phrases phrases;
  private final Deck deck;
  private final String name;
  private final String concept;

  private FormFiller(Prompt prompt, long seed) {
    String asked = prompt.messages().stream().filter(message -> message.role() == Role.USER).findFirst()
        .map(message -> message.content()).orElse("");
    Tongue tongue = Tongue.isKorean(asked) ? Tongue.KOREAN : Tongue.ENGLISH;
    phrases = tongue.forms();
    deck = new Deck(seed * 1_000_003 + asked.hashCode(), List.of());
    Map<String, String> said = SAID.matcher(asked).results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (first, next) -> first));
    name = Optional.ofNullable(said.get("name")).orElseGet(() -> deck.draw(phrases.lines("name")));
    concept = brief(List.of("concept", "description", "story", "tagline").stream().map(said::get)
        .filter(text -> text != null).findFirst().orElseGet(() -> deck.draw(phrases.lines("concept"))));
  }

  static String reply(Json.Obj schema, Prompt prompt, long seed) {
    return written(new FormFiller(prompt, seed).object("", schema));
  }

  /** Its first sentence, or as much as fits, without the sign at its end. */
  private static String brief(String text) {
    Matcher sentence = SENTENCE.matcher(text.strip());
    String first = sentence.find() ? sentence.group() : text.strip();
    String cut = first.codePointCount(0, first.length()) <= CONCEPT_MAX ? first
        : first.substring(0, first.offsetByCodePoints(0, CONCEPT_MAX));
    return cut.replaceFirst("[.!?。]+$", "").strip();
  }

  private Json.Obj object(String at, Json.Obj schema) {
    Map<String, Json> members = new LinkedHashMap<>();
    schema.object("properties").orElse(Json.EMPTY).members()
        .forEach((field, kind) -> members.put(field, value(at + field, (Json.Obj) kind)));
    return new Json.Obj(members);
  }

  private Json value(String field, Json.Obj schema) {
    return switch (schema.text("type").orElse("string")) {
      case "array" -> array(field, schema);
      case "object" -> object(field + ".", schema);
      case "integer", "number" -> number(field, schema);
      default -> new Json.Str(field.equals("name") ? name : line(field));
    };
  }

  private Json array(String field, Json.Obj schema) {
    Json.Obj items = schema.object("items").orElse(Json.EMPTY);
    int count = Math.min(ITEMS, schema.integer("maxItems").orElse(ITEMS));
    var values = new ArrayList<Json>();
    for (int i = 0; i < count; i++) {
      Json value = value(field, items);
      if (!values.contains(value)) values.add(value);
    }
    return new Json.Arr(values);
  }

  /** Something between the middle and the most there may be; what is the most is just that. */
  private Json number(String field, Json.Obj schema) {
    int from = schema.integer("minimum").orElse(0);
    int to = Math.min(100, schema.integer("maximum").orElse(100));
    if (field.endsWith(".max")) return Json.Num.of(to);
    if (field.endsWith(".turn")) return Json.Num.of(from + 2L + deck.number(12));
    return Json.Num.of(from + (to - from) / 2 + deck.number((to - from) / 2 + 1));
  }

  private String line(String field) {
    String phrase = phrases.has(field) ? deck.draw(phrases.lines(field)) : deck.draw(phrases.lines("any"));
    deck.say(phrase);
    return Particles.resolve(BLANK.matcher(phrase.replace("\\n", "\n"))
        .replaceAll(blank -> Matcher.quoteReplacement(blank.group(1).equals("name") ? name : concept)));
  }

  private static String written(Json json) {
    return switch (json) {
      case Json.Obj(var members) -> members.entrySet().stream()
          .map(member -> quoted(member.getKey()) + ": " + written(member.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
      case Json.Arr(var items) -> items.stream().map(FormFiller::written)
          .collect(Collectors.joining(", ", "[", "]"));
      case Json.Str(var text) -> quoted(text);
      case Json.Num(var literal) -> literal;
      case Json.Bool(var value) -> Boolean.toString(value);
      case Json.Null nothing -> "null";
    };
  }

  private static String quoted(String text) {
    JsonText escaped = JsonText.of(text);
    return '"' + new String(escaped.bytes(), escaped.from(), escaped.length(), StandardCharsets.UTF_8) + '"';
  }
}
