package io.fabula.llm.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws by the seed, and rather what was not said lately. */
final class Deck {
  /** Shorter common runs are no repetition. */
  private static final int RUN_MIN = 6;

  private final Random chance;
  private final StringBuilder said = new StringBuilder();

  Deck(long seed, List<String> lately) {
    // the specified generator: the same seed gives the same draws on every JDK
    chance = new Random(seed);
    for (String text : lately) said.append(text).append('\n');
  }

  boolean luck(int percent) {
    return chance.nextInt(100) < percent;
  }

  /** From 0 up to, but not, this one. */
  int number(int below) {
    return chance.nextInt(below);
  }

  /** One of those not said yet, else any. */
  String draw(List<String> cards) {
    return drawFresh(cards).orElseGet(() -> cards.get(chance.nextInt(cards.size())));
  }

  Optional<String> drawFresh(List<String> cards) {
    var fresh = new ArrayList<String>();
    for (String card : cards) if (isFresh(card)) fresh.add(card);
    return fresh.isEmpty() ? Optional.empty() : Optional.of(fresh.get(chance.nextInt(fresh.size())));
  }

  /** Whether the longest run without a blank to fill in was not said. */
  boolean isFresh(String card) {
    String longest = "";
    for (String run : card.split("\\{[^{}]*}")) if (run.length() > longest.length()) longest = run;
    String run = longest.strip();
    return run.length() < RUN_MIN || said.indexOf(run) < 0;
  }

  void say(String text) {
    said.append(text).append('\n');
  }
}
