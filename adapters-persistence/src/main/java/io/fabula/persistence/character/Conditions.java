package io.fabula.persistence.character;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has to hold of each row, and the values that it speaks of. */
final class Conditions {
  private final List<String> texts = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();

  Conditions where(String condition) {
    texts.add(condition);
    return this;
  }

  Conditions with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  Conditions with(Map<String, Object> more) {
    values.putAll(more);
    return this;
  }

  String text() {
    return texts.isEmpty() ? "" : " where " + String.join(" and ", texts);
  }

  Map<String, Object> values() {
    return values;
  }
}
