package io.fabula.domain.character.lore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoreTimesTest {
  private final LoreScan scan = new LoreScan(new LinearPatterns(), String::length);

  private LoreMemory memory = LoreMemory.EMPTY;

  private static Lorebook book(String content, Map<String, Integer> extensions) {
    Json.Obj known = Json.EMPTY;
    for (var one : extensions.entrySet()) known = known.with(one.getKey(), Json.Num.of(one.getValue()));
    Json.Obj entry = Json.EMPTY.with("keys", Json.Arr.ofTexts(List.of("lamp")))
        .with("content", new Json.Str(content)).with("extensions", known);
    return Lorebook.of(Json.EMPTY.with("entries", new Json.Arr(List.of(entry))).with("scan_depth",
        Json.Num.of(1)));
  }

  private static LoreTalk talk(long now, String newest) {
    var lines = new ArrayList<LoreTalk.Line>();
    for (long at = now; at > 0; at--) lines.add(new LoreTalk.Line(at, at == now ? newest : "-"));
    return new LoreTalk(lines, now, now / 2, Optional.of(0), Map.of());
  }

  /** Evaluates with the memory so far, and keeps the new one. */
  private String reason(Lorebook book, LoreTalk talk) {
    LoreOutcome outcome = scan.evaluate(book, talk, memory, LoreFixtures.macros(1));
    memory = outcome.memory();
    return outcome.verdicts().getFirst().reason();
  }

  @Test
  void an_entry_waits_sticks_cools_down_and_is_free_again() {
    Lorebook book = book("x", Map.of("sticky", 3, "cooldown", 2, "delay", 2));
    var reasons = new ArrayList<String>();
    for (long now = 1; now <= 8; now++) reasons.add(reason(book, talk(now, "lamp")));

    assertThat(reasons).containsExactly("delay", "key", "sticky", "sticky", "sticky", "cooldown", "cooldown",
        "key");
  }

  @Test
  void a_cooldown_alone_begins_when_the_entry_came_in() {
    Lorebook book = book("x", Map.of("cooldown", 2));

    assertThat(List.of(reason(book, talk(1, "lamp")), reason(book, talk(2, "lamp")),
        reason(book, talk(3, "lamp")), reason(book, talk(4, "lamp"))))
        .containsExactly("key", "cooldown", "cooldown", "key");
  }

  @Test
  void what_sticks_needs_no_key_and_is_forgotten_when_its_time_is_over() {
    Lorebook book = book("x", Map.of("sticky", 2));
    reason(book, talk(1, "lamp"));

    assertThat(reason(book, talk(3, "nothing"))).isEqualTo("sticky");
    assertThat(memory.cameIn()).hasSize(1);
    assertThat(reason(book, talk(4, "nothing"))).isEqualTo("no_key");
    assertThat(memory).isEqualTo(LoreMemory.EMPTY);
  }

  @Test
  void messages_that_were_deleted_do_not_count() {
    Lorebook book = book("x", Map.of("sticky", 2));
    reason(book, talk(5, "lamp"));
    var after = new LoreTalk(List.of(new LoreTalk.Line(40, "nothing"), new LoreTalk.Line(5, "lamp")), 6, 3,
        Optional.empty(), Map.of());

    assertThat(reason(book, after)).isEqualTo("sticky");
  }

  @Test
  void even_the_longest_effect_ends() {
    Lorebook book = book("x", Map.of("sticky", 2_000_000_000, "cooldown", 2_000_000_000));
    reason(book, talk(1, "lamp"));
    LoreMemory remembered = memory;

    assertThat(reason(book, talk(500, "nothing"))).isEqualTo("sticky");
    assertThat(reason(book, talk(501, "nothing"))).isEqualTo("cooldown");
    memory = remembered;
    assertThat(reason(book, talk(1_200, "lamp"))).isEqualTo("key");
    assertThat(reason(book("x", Map.of("delay", 2_000_000_000)), talk(5, "lamp"))).isEqualTo("delay");
  }

  @Test
  void an_edited_entry_is_another_one() {
    reason(book("x", Map.of("sticky", 5)), talk(1, "lamp"));

    assertThat(reason(book("edited", Map.of("sticky", 5)), talk(2, "nothing"))).isEqualTo("no_key");
  }

  @Test
  void an_entry_stays_for_good_or_comes_but_once_where_its_decorator_says_so() {
    Lorebook keeps = book("@@keep_activate_after_match\nx", Map.of());
    Lorebook spends = book("@@dont_activate_after_match\nx", Map.of());

    assertThat(reason(keeps, talk(1, "nothing"))).isEqualTo("no_key");
    assertThat(reason(keeps, talk(2, "lamp"))).isEqualTo("key");
    assertThat(reason(keeps, talk(500, "nothing"))).isEqualTo("kept");

    assertThat(reason(spends, talk(1, "lamp"))).isEqualTo("key");
    assertThat(reason(spends, talk(500, "lamp"))).isEqualTo("spent");
  }

  @ParameterizedTest
  @CsvSource({"@@activate_only_after 4,8,key", "@@activate_only_after 4,7,not_now",
      "@@activate_only_every 3,6,key", "@@activate_only_every 3,8,not_now",
      "@@activate_only_every 0,8,key",
      "@@is_greeting 0,2,key", "@@is_greeting 1,2,greeting", "@@is_greeting first,2,key"})
  void decorators_ask_for_a_time(String decorator, long now, String reason) {
    assertThat(reason(book(decorator + "\nx", Map.of()), talk(now, "lamp"))).isEqualTo(reason);
  }

  @Test
  void a_book_says_what_it_has_to_be_told() {
    LoreNeeds plain = scan.ready(book("x", Map.of())).needs();
    assertThat(plain).isEqualTo(new LoreNeeds(1, false, false, false, java.util.Set.of()));

    LoreNeeds timed = scan.ready(book("@@is_greeting 1\nx", Map.of("sticky", 3, "cooldown", 2, "delay", 9)))
        .needs();
    assertThat(timed).isEqualTo(new LoreNeeds(6, true, true, true, java.util.Set.of()));
    assertThat(scan.ready(book("@@scan_depth 999999\nx", Map.of())).needs().messages())
        .isEqualTo(LoreScan.MOST_MESSAGES);
  }
}
