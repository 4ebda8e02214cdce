package io.fabula.domain.character.lore;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.lore.KeySearch.Hit;
import io.fabula.domain.character.lore.KeySearch.Scope;
import io.fabula.domain.character.lore.LoreScan.BudgetPolicy;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.prompt.macro.Macros;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One evaluation under way: passes over the entries until nothing new comes in. In each pass forced
 * entries, keys and secondary keys make the candidates; groups, probability and budget thin them out;
 * the texts of those that are left call others in the next pass.
 */
final class LoreEvaluation {
  /** Chains of entries that call each other end here. */
  private static final int MAX_PASSES = 32;

  /** Macros of contents are not tried out beyond this many characters of an evaluation. */
  private static final int MAX_EXPANDED = 4_000_000;

  /** What is evaluated, and how. */
  record Setting(Lorebook book, List<LoreRule> rules, TokenCounting tokens, BudgetPolicy policy) {}

  private final List<LoreRule> rules;
  private final boolean recursive;
  private final TokenCounting tokens;
  private final BudgetPolicy policy;
  private final KeySearch search;
  private final Macros macros;
  private final LoreTimes times;
  private final LoreChance chance;
  private final LoreGroups groups;
  private final NavigableSet<Integer> levels;
  private final LoreVerdict[] verdicts;
  private final boolean[] settled;
  private int level;
  private int room;
  private int expandable = MAX_EXPANDED;
  private boolean overflown;

  LoreEvaluation(Setting setting, KeySearch search, LoreTalk talk, LoreMemory before, Macros macros) {
    this.rules = setting.rules();
    this.recursive = setting.book().recursiveScanning();
    this.tokens = setting.tokens();
    this.policy = setting.policy();
    this.search = search;
    this.macros = macros;
    this.times = new LoreTimes(talk, before);
    this.chance = new LoreChance(macros.values().turnSeed());
    this.groups = new LoreGroups(rules, chance);
    this.levels = rules.stream().map(rule -> rule.recursion().level())
        .collect(Collectors.toCollection(TreeSet::new));
    this.verdicts = new LoreVerdict[rules.size()];
    this.settled = new boolean[rules.size()];
    this.room = setting.book().tokenBudget().filter(budget -> budget >= 0).orElse(Integer.MAX_VALUE);
  }

  LoreOutcome outcome() {
    boolean more = true;
    for (int pass = 0; more && pass < MAX_PASSES; pass++) {
      boolean called = admit(candidates());
      more = recursive && !overflown && (called || nextLevel());
    }
    boolean[] included = new boolean[verdicts.length];
    Set<String> disabled = new HashSet<>();
    for (int i = 0; i < included.length; i++) {
      included[i] = verdicts[i].included();
      if (included[i]) rules.get(i).decorators().word("disable_ui_prompt").ifPresent(disabled::add);
    }
    return new LoreOutcome(List.of(verdicts), times.after(rules, included), disabled);
  }

  /** Entries that wait for recursion have their passes, level by level, when the others are done. */
  private boolean nextLevel() {
    Integer next = levels.higher(level);
    if (next == null) return false;
    level = next;
    return true;
  }

  /** The places of the rules that would come in now. */
  private List<Integer> candidates() {
    var candidates = new ArrayList<Integer>();
    for (int i = 0; i < verdicts.length; i++) {
      if (settled[i]) continue;
      verdicts[i] = judged(i);
      if (verdicts[i].included()) candidates.add(i);
    }
    candidates.sort(Comparator.comparing((Integer i) -> times.sticks(rules.get(i))).reversed()
        .thenComparing(Comparator.comparingInt((Integer i) -> rules.get(i).rank()).reversed()));
    return candidates;
  }

  /** Says whether a text has come in that calls others. */
  private boolean admit(List<Integer> candidates) {
    Set<Integer> losers = groups.losers(candidates, i -> times.sticks(rules.get(i)), this::score);
    boolean called = false;
    for (int i : candidates) {
      LoreRule rule = rules.get(i);
      settled[i] = true;
      Optional<String> refusal = refusal(i, losers.contains(i));
      if (refusal.isPresent()) {
        verdicts[i] = verdicts[i].refused(refusal.get());
        continue;
      }
      room -= rule.ignoresBudget() ? 0 : verdicts[i].tokens();
      groups.admitted(rule);
      if (recursive && !rule.recursion().prevents()) {
        search.call(expanded(verdicts[i].text(), macros::scanned));
        called = true;
      }
    }
    return called;
  }

  private Optional<String> refusal(int i, boolean lostGroup) {
    LoreRule rule = rules.get(i);
    if (lostGroup) return Optional.of("group");
    if (rule.mayFail() && !times.sticks(rule) && chance.percent(rule.identity()) > rule.probability()) {
      return Optional.of("probability");
    }
    if (rule.ignoresBudget()) return Optional.empty();
    if (overflown && policy == BudgetPolicy.STOP) return Optional.of("over_budget");
    int needed = verdicts[i].tokens();
    boolean fits = needed <= room;
    if (fits) return Optional.empty();
    overflown |= policy == BudgetPolicy.STOP;
    return Optional.of("over_budget");
  }

  private LoreVerdict judged(int i) {
    LoreRule rule = rules.get(i);
    if (!rule.entry().enabled()) return refused(rule, "disabled");
    if (rule.decorators().text().isBlank() && !rule.decorators().has("disable_ui_prompt"))
      return refused(rule, "empty");
    if (rule.decorators().has("activate")) return forced(rule, "activated");
    if (rule.decorators().has("dont_activate")) return refused(rule, "not_now");
    if (times.isKept(rule)) return forced(rule, "kept");
    if (times.sticks(rule)) return forced(rule, "sticky");
    Optional<String> refusal = times.refusal(rule);
    if (refusal.isPresent()) return refused(rule, refusal.get());
    if (rule.recursion().level() > level) return refused(rule, "waits");
    return judgedByKeys(rule, search.keysOf(i));
  }

  private LoreVerdict judgedByKeys(LoreRule rule, BookKeys.Keys keys) {
    Scope scope = scope(rule);
    boolean constant = rule.entry().constant();
    Optional<Hit> hit = constant ? Optional.empty() : search.first(keys.primary(), scope);
    if (hit.isEmpty() && !constant && rule.entry().useRegex()) {
      hit = keys.conditions().stream().flatMap(list -> search.first(list, scope).stream()).findFirst();
    }
    if (hit.isEmpty() && !constant) return refused(rule, "no_key");
    if (search.first(keys.excluding(), scope).isPresent()) return verdict(rule, false, "excluded", hit);
    boolean conditions = rule.entry().useRegex()
        || keys.conditions().stream().allMatch(list -> search.first(list, scope).isPresent());
    if (!conditions) return verdict(rule, false, "condition", hit);
    if (constant) return forced(rule, "constant");
    if (!secondaryHolds(rule, keys.secondary(), scope)) return verdict(rule, false, "secondary", hit);
    return verdict(rule, true, "key", hit);
  }

  private Scope scope(LoreRule rule) {
    return search.scope(rule, recursive && !rule.recursion().excluded());
  }

  private boolean secondaryHolds(LoreRule rule, List<BookKeys.LoreKey> secondary, Scope scope) {
    if (!rule.entry().selective() || secondary.isEmpty()) return true;
    int hits = search.count(secondary, scope);
    return switch (rule.logic()) {
      case ANY -> hits > 0;
      case NOT_ALL -> hits < secondary.size();
      case NONE -> hits == 0;
      case ALL -> hits == secondary.size();
    };
  }

  /** How many of its keys were found: all of the secondary ones or none where all are asked for. */
  private int score(int i) {
    LoreRule rule = rules.get(i);
    BookKeys.Keys keys = search.keysOf(i);
    Scope scope = scope(rule);
    int primary = search.count(keys.primary(), scope);
    if (primary == 0 || !rule.entry().selective() || keys.secondary().isEmpty()) return primary;
    int secondary = search.count(keys.secondary(), scope);
    return switch (rule.logic()) {
      case ANY -> primary + secondary;
      case ALL -> secondary == keys.secondary().size() ? primary + secondary : primary;
      case NONE, NOT_ALL -> primary;
    };
  }

  private LoreVerdict refused(LoreRule rule, String reason) {
    return verdict(rule, false, reason, Optional.empty());
  }

  private LoreVerdict forced(LoreRule rule, String reason) {
    return verdict(rule, true, reason, Optional.empty());
  }

  private LoreVerdict verdict(LoreRule rule, boolean included, String reason, Optional<Hit> hit) {
    String text = rule.decorators().text();
    Optional<Integer> message = hit.filter(found -> found.message().isPresent())
        .map(found -> found.message().getAsInt());
    return new LoreVerdict(rule.entry().id(), rule.entry().name(), included, reason,
        hit.map(found -> found.key().written()), message, rule.place(), rule.role(),
        rule.entry().insertionOrder(), tokens.count(included ? expanded(text, macros::rehearse) : text),
        text);
  }

  private String expanded(String text, UnaryOperator<String> expansion) {
    if (expandable < 0) return text;
    String expanded = expansion.apply(text);
    // what holds no macro comes back as it is, and has cost nothing
    if (!expanded.equals(text)) expandable -= expanded.length();
    return expanded;
  }
}
