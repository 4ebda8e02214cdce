package io.fabula.domain.prompt.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Macros of chance. Each draws from its seed, the text it stands in and its place there. */
final class MacroChance {
  private static final Pattern DICE = Pattern.compile("(\\d{1,2})?[dD]?(\\d{1,6})([+-]\\d{1,6})?");
  private static final long ODD = 0x9E3779B97F4A7C15L;

  private MacroChance() {}

  static Optional<String> choice(MacroScan.Call call, long seed, String text) {
    boolean list = call.list() && call.argument().contains("::");
    List<String> options = list ? List.of(call.argument().split("::", -1)) : byCommas(call.argument());
    return Optional.of(options.get(generator(call, seed, text).nextInt(options.size())));
  }

  /** {@code N} and {@code dN} are one die of N sides, {@code 2d6+1} is two of six and one. */
  static Optional<String> roll(MacroScan.Call call, long seed, String text) {
    String argument = call.argument().strip();
    Matcher dice = DICE.matcher(argument.matches("\\d{1,6}") ? "1d" + argument : argument);
    if (!dice.matches()) return Optional.empty();
    int count = dice.group(1) == null ? 1 : Integer.parseInt(dice.group(1));
    int sides = Integer.parseInt(dice.group(2));
    if (sides == 0) return Optional.empty();
    RandomGenerator chance = generator(call, seed, text);
    int sum = dice.group(3) == null ? 0 : Integer.parseInt(dice.group(3));
    for (int i = 0; i < count; i++) sum += chance.nextInt(sides) + 1;
    return Optional.of(Integer.toString(sum));
  }

  private static RandomGenerator generator(MacroScan.Call call, long seed, String text) {
    return new SplittableRandom(
        seed ^ ODD * text.hashCode() ^ Long.rotateLeft(ODD, 32) * (call.offset() + 1));
  }

  /** A backslash keeps a comma from parting. */
  private static List<String> byCommas(String argument) {
    var options = new ArrayList<String>();
    var option = new StringBuilder();
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (c == '\\' && i + 1 < argument.length() && argument.charAt(i + 1) == ',')
        option.append(argument.charAt(++i));
      else
        if (c == ',') {
          options.add(option.toString().strip());
          option.setLength(0);
        } else option.append(c);
    }
    options.add(option.toString().strip());
    return options;
  }
}
