package io.fabula.domain.prompt.macro;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A chat's variables during one turn. Those of before are asked for when the first macro needs one. A
 * change that would pass a bound is not made.
 */
final class MacroVariables {
  static final int MOST = 500;
  static final int NAME_MAX = 200;
  static final int VALUE_MAX = 10_000;
  static final int TOTAL_MAX = 200_000;

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,9})?");

  private final Supplier<Map<String, String>> before;
  private Map<String, String> values;
  private int total;

  MacroVariables(Supplier<Map<String, String>> before) {
    this.before = before;
  }

  /** The same for a trial: what is changed there is changed there alone. */
  MacroVariables copy() {
    return new MacroVariables(() -> Map.copyOf(known()));
  }

  private Map<String, String> known() {
    if (values == null) {
      values = new HashMap<>(before.get());
      values.forEach((name, value) -> total += name.length() + value.length());
    }
    return values;
  }

  /** Absent where no macro has touched them. */
  Optional<Map<String, String>> after() {
    return Optional.ofNullable(values).map(Map::copyOf);
  }

  String get(String name) {
    return known().getOrDefault(name.strip(), "");
  }

  boolean has(String name) {
    return known().containsKey(name.strip());
  }

  void set(String name, String value) {
    String key = name.strip();
    String old = known().get(key);
    int growth = value.length() + key.length() - (old == null ? 0 : old.length() + key.length());
    boolean fits = !key.isEmpty() && key.length() <= NAME_MAX && value.length() <= VALUE_MAX
        && total + growth <= TOTAL_MAX && (old != null || values.size() < MOST);
    if (!fits) return;
    values.put(key, value);
    total += growth;
  }

  void delete(String name) {
    String old = known().remove(name.strip());
    if (old != null) total -= old.length() + name.strip().length();
  }

  /** Numbers are added up, with nothing as zero; other texts are joined. */
  void add(String name, String value) {
    String old = get(name);
    Optional<BigDecimal> augend = number(old.isEmpty() ? "0" : old);
    Optional<BigDecimal> addend = number(value.strip());
    if (augend.isPresent() && addend.isPresent()) {
      BigDecimal sum = augend.get().add(addend.get());
      set(name, sum.signum() == 0 ? "0" : sum.stripTrailingZeros().toPlainString());
    } else {
      set(name, old + value);
    }
  }

  private static Optional<BigDecimal> number(String text) {
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
