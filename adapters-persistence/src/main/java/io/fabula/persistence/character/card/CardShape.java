package io.fabula.persistence.character.card;

import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.Json;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * How a card's JSON is laid out: V2 and V3 keep the fields under {@code data} (SillyTavern repeats
 * V1's at the root, where they count for nothing); the flat forms, V1's and those of other programs,
 * have them at the root.
 *
 * @param root of a flat form what is no field of a card, else the whole
 */
record CardShape(Form form, Json.Obj root, Json.Obj data) {
  /** Of a character that no file was read for. */
  static final CardShape NONE = new CardShape(Form.V3, Json.EMPTY, Json.EMPTY);

  enum Form {
    FLAT,
    V2,
    V3
  }

  static CardShape of(Json.Obj root) {
    String spec = root.text("spec").orElse("");
    if (spec.equals("lorebook_v3") || isWorld(root)) throw CharacterError.LorebookAlone.failure();
    Optional<Json.Obj> data = root.object("data");
    if (data.isPresent()) return wrapped(data.get()).orElseGet(() -> whole(root, spec, data.get()));
    if (!spec.isEmpty() && root.get("name").isEmpty())
      throw CharacterError.UnusableCard.failure("data is missing", "data");
    return ChubForm.of(root).orElseGet(() -> flat(root));
  }

  private static CardShape whole(Json.Obj root, String spec, Json.Obj data) {
    boolean old = spec.equals("chara_card_v2") || spec.isEmpty() && version(root).orElse(2.0) < 3;
    return new CardShape(old ? Form.V2 : Form.V3, root, named(data));
  }

  /** Some tools put the whole card once more into {@code data}. */
  private static Optional<CardShape> wrapped(Json.Obj data) {
    boolean inside = data.text("spec").filter(spec -> spec.startsWith("chara_card_v")).isPresent()
        && data.object("data").isPresent() && data.get("name").isEmpty();
    return inside ? Optional.of(of(data)) : Optional.empty();
  }

  /** SillyTavern's world files have their entries at the root, by number. */
  private static boolean isWorld(Json.Obj root) {
    return root.get("data").isEmpty() && root.get("entries").isPresent() && root.get("first_mes").isEmpty();
  }

  private static Json.Obj named(Json.Obj data) {
    if (data.text("name").isPresent()) return data;
    throw CharacterError.UnusableCard.failure("the character has no name", "name");
  }

  private static CardShape flat(Json.Obj root) {
    var data = new LinkedHashMap<String, Json>();
    Json.Obj rest = root;
    for (CardField field : CardField.values()) {
      for (String name : field.flatNames()) {
        Optional<Json> value = root.get(name).filter(json -> !data.containsKey(field.key()));
        if (value.isEmpty()) continue;
        data.put(field.key(), value.get());
        rest = rest.without(name);
      }
    }
    if (data.size() < 2) throw CharacterError.UnusableCard.failure("no character in the JSON", "");
    return new CardShape(Form.FLAT, rest, named(new Json.Obj(data)));
  }

  /** The version as a number; absent where it is none. */
  static Optional<Double> version(Json.Obj root) {
    return root.get("spec_version").flatMap(json -> switch (json) {
      case Json.Str(var text) -> number(text);
      case Json.Num(var literal) -> number(literal);
      case Json.Obj o -> Optional.empty();
      case Json.Arr a -> Optional.empty();
      case Json.Bool b -> Optional.empty();
      case Json.Null n -> Optional.empty();
    });
  }

  private static Optional<Double> number(String text) {
    // parseDouble alone would take "NaN" and "0x1p3"
    return text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
        ? Optional.of(Double.parseDouble(text))
        : Optional.empty();
  }

  /** The same with other data; the form stays. */
  CardShape with(Json.Obj newRoot, Json.Obj newData) {
    return new CardShape(form, form == Form.FLAT ? newRoot : newRoot.with("data", newData), newData);
  }
}
