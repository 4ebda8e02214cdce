package io.fabula.domain.character.draft;

import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of an answer: one JSON object of these fields. Told to a model as a JSON Schema
 * (json-schema.org, 2020-12), and checked the same way afterwards.
 */
public record DraftForm(List<Field> fields) {
  public DraftForm {
    fields = List.copyOf(fields);
  }

  private static final int LINE_MAX = 200;

  /** What a field holds. */
  public sealed interface Kind {
    /** A text of at most so many characters, never empty. */
    record Text(int max) implements Kind {}

    /** Several short texts, at least one and at most so many. */
    record Texts(int count, int max) implements Kind {}

    /** A whole number in bounds, both included. */
    record Number(int from, int to) implements Kind {}

    /** Several objects, at least one and at most so many. */
    record Items(int count, DraftForm form) implements Kind {}
  }

  /**
   * @param says what it is about, to the model
   */
  public record Field(String name, String says, Kind kind) {}

  /** A text of the length of a definition. */
  public static Field text(String name, String says) {
    return new Field(name, says, new Kind.Text(20_000));
  }

  /** A text of one line. */
  public static Field line(String name, String says) {
    return new Field(name, says, new Kind.Text(LINE_MAX));
  }

  /** The form as a schema. */
  public Json.Obj schema() {
    Map<String, Json> properties = new LinkedHashMap<>();
    fields.forEach(field -> properties.put(field.name(), schema(field)));
    Map<String, Json> schema = new LinkedHashMap<>();
    schema.put("type", new Json.Str("object"));
    schema.put("properties", new Json.Obj(properties));
    schema.put("required", Json.Arr.ofTexts(fields.stream().map(Field::name).toList()));
    schema.put("additionalProperties", new Json.Bool(false));
    return new Json.Obj(schema);
  }

  private static Json schema(Field field) {
    Map<String, Json> schema = new LinkedHashMap<>();
    switch (field.kind()) {
      case Kind.Text(int max) -> {
        schema.put("type", new Json.Str("string"));
        schema.put("maxLength", Json.Num.of(max));
      }
      case Kind.Texts(int count, int max) -> {
        schema.put("type", new Json.Str("array"));
        schema.put("items", new Json.Obj(Map.of("type", new Json.Str("string"))));
        schema.put("maxItems", Json.Num.of(count));
      }
      case Kind.Number(int from, int to) -> {
        schema.put("type", new Json.Str("integer"));
        schema.put("minimum", Json.Num.of(from));
        schema.put("maximum", Json.Num.of(to));
      }
      case Kind.Items(int count, DraftForm form) -> {
        schema.put("type", new Json.Str("array"));
        schema.put("items", form.schema());
        schema.put("maxItems", Json.Num.of(count));
      }
    }
    schema.put("description", new Json.Str(field.says()));
    return new Json.Obj(schema);
  }

  /** What is wrong with an answer, in words for the model that gave it; empty where nothing is. */
  public List<String> faults(Json.Obj answer) {
    return faults("", answer);
  }

  private List<String> faults(String at, Json.Obj answer) {
    var faults = new ArrayList<String>();
    for (Field field : fields) {
      String path = at + field.name();
      Optional<Json> value = answer.get(field.name());
      if (value.isEmpty()) faults.add(path + " is missing");
      else faults.addAll(faults(path, field.kind(), value.get()));
    }
    return faults;
  }

  private static List<String> faults(String path, Kind kind, Json value) {
    return switch (kind) {
      case Kind.Text(int max) -> textFaults(path, value, max);
      case Kind.Number(int from, int to) -> value instanceof Json.Num number
          && number.integer().filter(given -> given >= from && given <= to).isPresent() ? List.of()
              : List.of(path + " must be a whole number from " + from + " to " + to);
      case Kind.Texts(int count, int max) ->
        each(path, value, count, (at, item) -> textFaults(at, item, max));
      case Kind.Items(int count, DraftForm form) -> each(path, value, count,
          (at, item) -> item instanceof Json.Obj object ? form.faults(at + ".", object)
              : List.of(at + " must be an object"));
    };
  }

  private static List<String> textFaults(String path, Json value, int max) {
    if (!(value instanceof Json.Str(String text)) || text.isBlank())
      return List.of(path + " must be a text that is not empty");
    if (text.codePointCount(0, text.length()) > max)
      return List.of(path + " must have at most " + max + " characters");
    boolean brokenLine = max <= LINE_MAX && text.strip().chars().anyMatch(Character::isISOControl);
    return brokenLine ? List.of(path + " must be one line") : List.of();
  }

  /** What to look for in one item of a list. */
  private interface ItemCheck {
    List<String> faults(String path, Json item);
  }

  private static List<String> each(String path, Json value, int count, ItemCheck check) {
    if (!(value instanceof Json.Arr(var items)) || items.isEmpty() || items.size() > count)
      return List.of(path + " must be a list of 1 to " + count + " items");
    var faults = new ArrayList<String>();
    for (int i = 0; i < items.size(); i++)
      faults.addAll(check.faults(path + "[" + i + "]", items.get(i)));
    return faults;
  }

  /** An answer without faults, with the fields of the form and no others. */
  public Json.Obj tidied(Json.Obj answer) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (Field field : fields)
      members.put(field.name(), tidied(field.kind(), answer.get(field.name()).orElse(Json.NULL)));
    return new Json.Obj(members);
  }

  private static Json tidied(Kind kind, Json value) {
    return switch (value) {
      case Json.Str(String text) -> new Json.Str(text.strip().replace("\0", ""));
      case Json.Arr(var items) when kind instanceof Kind.Items(int count, DraftForm form) -> new Json.Arr(
          items.stream().<Json>map(item -> form.tidied((Json.Obj) item)).toList());
      case Json.Arr(var items) -> new Json.Arr(
          items.stream().map(item -> tidied(new Kind.Text(0), item)).toList());
      default -> value;
    };
  }
}
