package io.fabula.persistence.character.card;

import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonMerge;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What differs between a character as it was imported and as it is now. */
record CardEdit(List<CardField> changed, Definition before, Definition after) {

  CardEdit(Definition before, Definition after) {
    this(Arrays.stream(CardField.values()).filter(field -> !same(field.value(before), field.value(after)))
        .toList(), before, after);
  }

  private static boolean same(Optional<Json> one, Optional<Json> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || JsonMerge.same(one.get(), other.get()));
  }

  boolean isEmpty() {
    return changed.isEmpty();
  }

  /** The card with the changed fields alone set, in {@code data} and where the root repeats them. */
  CardShape applied(CardShape shape) {
    Json.Obj root = shape.root();
    Json.Obj data = shape.data();
    for (CardField field : changed) {
      boolean unknown = shape.form() == CardShape.Form.V2 && field.isNewInV3();
      if (!unknown || data.get(field.key()).isPresent()) data = set(data, field.key(), field);
      if (shape.form() == CardShape.Form.FLAT) continue;
      for (String name : field.mirrorNames()) if (root.get(name).isPresent()) root = set(root, name, field);
    }
    return shape.with(root, data);
  }

  private Json.Obj set(Json.Obj object, String key, CardField field) {
    Optional<Json> value = field.value(after);
    if (value.isEmpty()) return object.without(key);
    Optional<Json> raw = object.get(key);
    Optional<Json> was = field.value(before);
    boolean merges = raw.isPresent() && was.isPresent();
    return object.with(key, merges ? JsonMerge.merged(raw.get(), was.get(), value.get()) : value.get());
  }
}
