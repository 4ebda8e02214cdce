package io.fabula.domain.character.lore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Inclusion groups (SillyTavern, "World Info", "Inclusion Group"): of the entries that share a label one
 * comes in. One that is sticky wins; with scoring only those with the most hits stay; then the override
 * of highest order wins, else chance by weight.
 */
final class LoreGroups {
  private final List<LoreRule> rules;
  private final LoreChance chance;

  /** Labels of which one is in already. */
  private final Set<String> taken = new HashSet<>();

  LoreGroups(List<LoreRule> rules, LoreChance chance) {
    this.rules = rules;
    this.chance = chance;
  }

  /** Those of the candidates that leave. */
  Set<Integer> losers(List<Integer> candidates, IntPredicate sticky, IntUnaryOperator score) {
    var labels = new LinkedHashSet<String>();
    for (int i : candidates) labels.addAll(rules.get(i).group().labels());
    var losers = new HashSet<Integer>();
    for (String label : labels) {
      List<Integer> members = candidates.stream()
          .filter(i -> !losers.contains(i) && rules.get(i).group().labels().contains(label)).toList();
      decide(label, members, sticky, score, losers);
    }
    return losers;
  }

  private void decide(String label, List<Integer> members, IntPredicate sticky, IntUnaryOperator score,
      Set<Integer> losers) {
    if (taken.contains(label)) {
      losers.addAll(members);
      return;
    }
    List<Integer> staying = members.stream().filter(sticky::test).toList();
    if (!staying.isEmpty()) {
      members.stream().filter(i -> !staying.contains(i)).forEach(losers::add);
      return;
    }
    List<Integer> best = bestScored(members, score);
    if (best.isEmpty()) return;
    int winner = winner(label, best);
    members.stream().filter(i -> i != winner).forEach(losers::add);
  }

  /** An entry without scoring stays whatever the score of the others. */
  private List<Integer> bestScored(List<Integer> members, IntUnaryOperator score) {
    if (members.stream().noneMatch(i -> rules.get(i).group().scoring())) return members;
    int most = members.stream().mapToInt(score::applyAsInt).max().orElse(0);
    return members.stream().filter(i -> !rules.get(i).group().scoring() || score.applyAsInt(i) == most)
        .toList();
  }

  private int winner(String label, List<Integer> members) {
    var overriding = new ArrayList<>(
        members.stream().filter(i -> rules.get(i).group().override()).toList());
    if (!overriding.isEmpty()) {
      overriding.sort(
          Comparator.comparingInt((Integer i) -> rules.get(i).entry().insertionOrder()).reversed());
      return overriding.getFirst();
    }
    long weights = members.stream().mapToLong(i -> rules.get(i).group().weight()).sum();
    if (weights == 0) return members.getFirst();
    long drawn = chance.below(weights, "group " + label);
    for (int i : members) {
      drawn -= rules.get(i).group().weight();
      if (drawn < 0) return i;
    }
    throw new IllegalStateException("a draw above the sum of weights");
  }

  void admitted(LoreRule rule) {
    taken.addAll(rule.group().labels());
  }
}
