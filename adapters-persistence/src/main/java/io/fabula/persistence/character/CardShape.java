package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.Json;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * How a card's JSON is laid out: V2 and V3 keep the fields under {@code data} (SillyTavern repeats
 * V1's at the root, where they count for nothing); V1 and Pygmalion's form have them at the root.
 */
record CardShape(Form form, Json.Obj root, Json.Obj data) {
  static final CardShape NONE = new CardShape(Form.FLAT, Json.EMPTY, Json.EMPTY);

  enum Form {
    FLAT,
    V2,
    V3
  }

  static CardShape of(Json.Obj root) {
    String spec = root.text("spec").orElse("");
    if (spec.equals("lorebook_v3")) {
      throw CharacterError.UnusableCard.failure("a lorebook, no character", "spec");
    }
    Optional<Json.Obj> data = root.object("data");
    if (data.isPresent()) return new CardShape(form(root, spec), root, named(data.get()));
    if (!spec.isEmpty()) throw CharacterError.UnusableCard.failure("data is missing", "data");
    return new CardShape(Form.FLAT, root, named(fieldsOf(root)));
  }

  private static Form form(Json.Obj root, String spec) {
    boolean old = spec.equals("chara_card_v2") || spec.isEmpty() && version(root).orElse(2.0) < 3;
    return old ? Form.V2 : Form.V3;
  }

  private static Json.Obj named(Json.Obj data) {
    if (data.text("name").isPresent()) return data;
    throw CharacterError.UnusableCard.failure("the character has no name", "name");
  }

  private static Json.Obj fieldsOf(Json.Obj root) {
    var data = new LinkedHashMap<String, Json>();
    for (CardField field : CardField.values()) {
      field.atRoot(root).flatMap(root::get).ifPresent(value -> data.put(field.key(), value));
    }
    if (data.size() < 2) throw CharacterError.UnusableCard.failure("no character in the JSON", "");
    return new Json.Obj(data);
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

  /** The same with other data; the form stays. A flat one gains {@code data} beside its old fields. */
  CardShape with(Json.Obj newRoot, Json.Obj newData) {
    return new CardShape(form, form == Form.FLAT ? newRoot : newRoot.with("data", newData), newData);
  }
}
