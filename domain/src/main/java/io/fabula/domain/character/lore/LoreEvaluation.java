package io.fabula.domain.character.lore;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.lore.LoreRule.Key;
import io.fabula.domain.prompt.TokenCounting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One evaluation under way: passes over the entries until nothing new comes in. */
final class LoreEvaluation {
  private static final int MAX_PASSES = 10;

  private final List<LoreRule> rules;
  private final boolean recursive;
  private final int bookDepth;
  private final int assistantMessages;
  private final TokenCounting tokens;
  private final List<ScannedText> messages;
  private final List<ScannedText> called = new ArrayList<>();
  private final LoreVerdict[] verdicts;
  private final boolean[] settled;
  private int room;

  /** Where a key was found; no index for the text of another entry. */
  private record Hit(String key, Optional<Integer> messageIndex) {}

  LoreEvaluation(Lorebook book, List<LoreRule> rules, LoreScan.Talk talk, TokenCounting tokens) {
    this.rules = rules;
    this.verdicts = new LoreVerdict[rules.size()];
    this.settled = new boolean[rules.size()];
    this.recursive = book.recursiveScanning();
    this.bookDepth = LoreScan.bookDepth(book);
    this.assistantMessages = talk.assistantMessages();
    this.tokens = tokens;
    this.messages = talk.newestFirst().stream().map(ScannedText::of).toList();
    this.room = book.tokenBudget().filter(budget -> budget >= 0).orElse(Integer.MAX_VALUE);
  }

  LoreOutcome outcome() {
    boolean more = true;
    for (int pass = 0; more && pass < MAX_PASSES; pass++) {
      int before = called.size();
      admit(candidates(pass));
      more = recursive
          && (called.size() > before || pass == 0 && rules.stream().anyMatch(LoreRule::waitsForRecursion));
    }
    return new LoreOutcome(List.of(verdicts));
  }

  /** The places of the rules that would come in now. */
  private List<Integer> candidates(int pass) {
    var candidates = new ArrayList<Integer>();
    for (int i = 0; i < verdicts.length; i++) {
      if (settled[i]) continue;
      verdicts[i] = judged(rules.get(i), pass);
      if (verdicts[i].included()) candidates.add(i);
    }
    candidates.sort(Comparator.comparingInt((Integer i) -> rules.get(i).rank()).reversed());
    return candidates;
  }

  private void admit(List<Integer> candidates) {
    for (int i : candidates) {
      LoreVerdict verdict = verdicts[i];
      LoreRule rule = rules.get(i);
      settled[i] = true;
      if (verdict.tokens() > room) {
        verdicts[i] = refusal(rule, "over_budget", verdict.key(), verdict.messageIndex());
        continue;
      }
      room -= verdict.tokens();
      if (!rule.preventsRecursion()) called.add(ScannedText.of(verdict.text()));
    }
  }

  private LoreVerdict judged(LoreRule rule, int pass) {
    if (!rule.entry().enabled()) return refusal(rule, "disabled");
    if (rule.decorators().text().isBlank()) return refusal(rule, "empty");
    if (!isTime(rule, pass)) return refusal(rule, "not_now");
    if (rule.isForced()) {
      String reason = rule.decorators().has("activate") ? "activated" : "constant";
      return verdict(rule, true, reason, Optional.empty(), Optional.empty());
    }
    Optional<Hit> hit = firstHit(rule, rule.keys());
    if (hit.isEmpty()) return refusal(rule, "no_key");
    Optional<String> key = hit.map(Hit::key);
    Optional<Integer> index = hit.flatMap(Hit::messageIndex);
    if (firstHit(rule, rule.excluding()).isPresent()) return refusal(rule, "excluded", key, index);
    if (!secondaryHolds(rule)) return refusal(rule, "secondary", key, index);
    return verdict(rule, true, "key", key, index);
  }

  private boolean isTime(LoreRule rule, int pass) {
    Decorators decorators = rule.decorators();
    if (pass == 0 && rule.waitsForRecursion()) return false;
    if (decorators.has("dont_activate") && !decorators.has("activate")) return false;
    int every = decorators.number("activate_only_every").filter(n -> n > 0).orElse(1);
    return assistantMessages >= decorators.number("activate_only_after").orElse(0)
        && assistantMessages % every == 0;
  }

  private boolean secondaryHolds(LoreRule rule) {
    List<Key> keys = rule.secondary();
    if (!rule.entry().selective() || keys.isEmpty()) return true;
    long hits = keys.stream().filter(key -> firstHit(rule, List.of(key)).isPresent()).count();
    return switch (rule.logic()) {
      case ANY -> hits > 0;
      case NOT_ALL -> hits < keys.size();
      case NONE -> hits == 0;
      case ALL -> hits == keys.size();
    };
  }

  private Optional<Hit> firstHit(LoreRule rule, List<Key> keys) {
    int depth = Math.min(rule.scanDepth().orElse(bookDepth), messages.size());
    for (int i = 0; i < depth; i++) {
      for (Key key : keys) {
        if (key.ready().occursIn(messages.get(i))) return Optional.of(new Hit(key.written(), Optional.of(i)));
      }
    }
    if (!recursive || rule.excludesRecursion()) return Optional.empty();
    for (ScannedText text : called) {
      for (Key key : keys) {
        if (key.ready().occursIn(text)) return Optional.of(new Hit(key.written(), Optional.empty()));
      }
    }
    return Optional.empty();
  }

  private LoreVerdict refusal(LoreRule rule, String reason) {
    return refusal(rule, reason, Optional.empty(), Optional.empty());
  }

  private LoreVerdict refusal(LoreRule rule, String reason, Optional<String> key, Optional<Integer> index) {
    return verdict(rule, false, reason, key, index);
  }

  private LoreVerdict verdict(
      LoreRule rule, boolean included, String reason, Optional<String> key, Optional<Integer> index) {
    String text = rule.decorators().text();
    return new LoreVerdict(rule.entry().id(), rule.entry().name(), included, reason, key, index, rule.place(),
        rule.role(), rule.entry().insertionOrder(), tokens.count(text), text);
  }
}
