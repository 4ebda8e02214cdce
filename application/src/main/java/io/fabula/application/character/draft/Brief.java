package io.fabula.application.character.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an author has so far: named texts in their order, of which none is empty. */
public final class Brief {
  private final Map<String, String> texts = new LinkedHashMap<>();

  /** Another text, where there is one. */
  public Brief with(String name, Optional<String> text) {
    text.map(String::strip).filter(said -> !said.isEmpty()).ifPresent(said -> texts.put(name, said));
    return this;
  }

  /** Several in one. */
  public Brief with(String name, List<String> texts) {
    return with(name, Optional.of(String.join(", ", texts)));
  }

  public Optional<String> get(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  public boolean isEmpty() {
    return texts.isEmpty();
  }

  /** As a model reads it. */
  String told() {
    return texts.entrySet().stream().map(text -> text.getKey() + ": " + text.getValue())
        .collect(Collectors.joining("\n"));
  }
}
