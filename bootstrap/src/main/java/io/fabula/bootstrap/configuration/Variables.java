package io.fabula.bootstrap.configuration;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Variables by name, and what is wrong with them. The environment wins over the file. */
final class Variables {
  private final Map<String, String> values;
  private final List<String> faults = new ArrayList<>();

  private Variables(Map<String, String> values) {
    this.values = values;
  }

  static Variables of(Map<String, String> environment, Path file) {
    var values = new TreeMap<String, String>();
    var unreadable = new ArrayList<String>();
    if (Files.isRegularFile(file)) {
      try {
        for (String line : Files.readAllLines(file)) read(line, values);
      } catch (IOException e) {
        unreadable.add(file + " cannot be read: " + e.getMessage());
      }
    }
    values.putAll(environment);
    var variables = new Variables(values);
    variables.faults.addAll(unreadable);
    return variables;
  }

  private static void read(String line, Map<String, String> values) {
    String text = line.strip();
    int equals = text.indexOf('=');
    if (text.startsWith("#") || equals < 1) return;
    String name = text.substring(0, equals).strip().replaceFirst("^export\\s+", "");
    values.put(name, text.substring(equals + 1).strip().replaceAll("^([\"'])(.*)\\1$", "$2"));
  }

  List<String> faults() {
    return faults;
  }

  Set<String> names() {
    return values.keySet();
  }

  /**
   * @param takes what the variable takes
   */
  void fault(String name, String takes) {
    faults.add(name + " takes " + takes);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  List<String> list(String name) {
    return text(name)
        .map(text -> Arrays.stream(text.split(",")).map(String::strip).filter(item -> !item.isEmpty())
            .toList())
        .orElse(List.of());
  }

  int integer(String name, int standard, int low, int high) {
    return (int) number(name, standard, low, high);
  }

  long number(String name, long standard, long low, long high) {
    Optional<String> text = text(name);
    if (text.isEmpty()) return standard;
    if (text.get().matches("\\d{1,13}")) {
      long value = Long.parseLong(text.get());
      if (value >= low && value <= high) return value;
    }
    fault(name, "a whole number from " + low + " to " + high);
    return standard;
  }

  Duration seconds(String name, Duration standard) {
    return Duration.ofSeconds(integer(name, (int) standard.toSeconds(), 1, 3_600));
  }

  String oneOf(String name, String standard, Set<String> words) {
    String word = text(name).map(text -> text.toUpperCase(Locale.ROOT)).orElse(standard);
    if (words.contains(word)) return word;
    fault(name, "one of " + String.join(", ", words.stream().sorted().toList()));
    return standard;
  }

  <E extends Enum<E>> E word(String name, Class<E> type, E standard) {
    Optional<String> text = text(name);
    for (E constant : type.getEnumConstants()) {
      if (text.filter(constant.name()::equalsIgnoreCase).isPresent()) return constant;
    }
    if (text.isPresent()) {
      fault(name, "one of " + String.join(", ",
          Arrays.stream(type.getEnumConstants()).map(constant -> constant.name().toLowerCase(Locale.ROOT))
              .toList()));
    }
    return standard;
  }

  Optional<URI> address(String name) {
    return address(name, Set.of("http", "https"), "an address that begins with http:// or https://");
  }

  Optional<URI> mailServer(String name) {
    return address(name, Set.of("smtp", "smtps"), "smtp://user:password@host:port");
  }

  private Optional<URI> address(String name, Set<String> schemes, String takes) {
    return text(name).flatMap(text -> {
      try {
        URI uri = URI.create(text);
        if (uri.getHost() != null && uri.getScheme() != null && schemes.contains(uri.getScheme())) {
          return Optional.of(uri);
        }
      } catch (IllegalArgumentException malformed) {
        // told below, as any other address that is none
      }
      fault(name, takes);
      return Optional.empty();
    });
  }
}
