package io.fabula.persistence.character;

import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What differs between a character as it was imported and as it is now. */
record CardEdit(List<CardField> changed, Definition after) {

  CardEdit(Definition before, Definition after) {
    this(
        Arrays.stream(CardField.values())
            .filter(field -> !field.value(before).equals(field.value(after)))
            .toList(),
        after);
  }

  boolean isEmpty() {
    return changed.isEmpty();
  }

  /** The card with the changed fields alone set, in {@code data} and where the root repeats them. */
  CardShape applied(CardShape shape) {
    Json.Obj root = shape.root();
    Json.Obj data = shape.data();
    for (CardField field : changed) {
      Optional<Json> value = field.value(after);
      data = set(data, field.key(), value);
      for (String name : field.namesAt(root).toList()) root = set(root, name, value);
    }
    return shape.with(root, data);
  }

  private static Json.Obj set(Json.Obj object, String key, Optional<Json> value) {
    return value.map(json -> object.with(key, json)).orElseGet(() -> object.without(key));
  }
}
