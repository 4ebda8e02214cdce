package io.fabula.llm.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A language's table of phrases and words, a resource in sections. */
final class Phrases {
  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<String, Set<String>> words = new HashMap<>();

  private Phrases() {}

  static Phrases load(String resource) {
    try (InputStream in = Phrases.class.getResourceAsStream(resource)) {
      if (in == null) throw new IllegalStateException("missing resource " + resource);
      var phrases = new Phrases();
      phrases.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return phrases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(String text) {
    List<String> section = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.isEmpty() || line.startsWith("#")) continue;
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        lines.put(line.substring(1, line.length() - 1), section);
      } else {
        section.add(line);
      }
    }
    lines.forEach((name, all) -> words.put(name, new HashSet<>(List.of(String.join(" ", all).split(" ")))));
  }

  List<String> lines(String section) {
    if (!lines.containsKey(section)) throw new IllegalArgumentException("no section " + section);
    return lines.get(section);
  }

  boolean has(String section) {
    return lines.containsKey(section);
  }

  boolean isWord(String section, String word) {
    return words.getOrDefault(section, Set.of()).contains(word);
  }
}
