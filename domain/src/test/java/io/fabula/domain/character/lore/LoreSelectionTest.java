package io.fabula.domain.character.lore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.prompt.LorePiece;
import io.fabula.domain.prompt.LorePiece.Place;
import io.fabula.domain.shared.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups, probability, budget and recursion: which of the entries that were called come in. */
class LoreSelectionTest {
  private static final Json TRUE = new Json.Bool(true);
  private final LoreScan scan = new LoreScan(new LinearPatterns(), String::length);

  private static Json.Obj entry(String key, String content) {
    return Json.EMPTY.with("keys", Json.Arr.ofTexts(List.of(key.split(";")))).with("content",
        new Json.Str(content));
  }

  private static Json.Obj with(Json.Obj entry, Object... extensions) {
    Json.Obj known = entry.object("extensions").orElse(Json.EMPTY);
    for (int i = 0; i < extensions.length; i += 2) {
      known = known.with((String) extensions[i], switch (extensions[i + 1]) {
        case Integer number -> Json.Num.of(number);
        case String text -> new Json.Str(text);
        default -> (Json) extensions[i + 1];
      });
    }
    return entry.with("extensions", known);
  }

  private static Json.Obj book(Json.Obj... entries) {
    return Json.EMPTY.with("entries", new Json.Arr(List.of(entries)));
  }

  private static Json.Obj recursive(Json.Obj... entries) {
    return book(entries).with("recursive_scanning", TRUE);
  }

  private LoreOutcome evaluate(Json.Obj book, long seed, String... newestFirst) {
    return scan.evaluate(Lorebook.of(book), LoreTalk.of(List.of(newestFirst)), LoreMemory.EMPTY,
        LoreFixtures.macros(seed));
  }

  private List<String> reasons(Json.Obj book, String text) {
    return evaluate(book, 1, text).verdicts().stream().map(LoreVerdict::reason).toList();
  }

  private Set<List<String>> reasonsOverManyTurns(Json.Obj book, String text) {
    var all = new HashSet<List<String>>();
    for (int seed = 0; seed < 300; seed++) {
      all.add(evaluate(book, seed, text).verdicts().stream().map(LoreVerdict::reason).toList());
    }
    return all;
  }

  @Test
  void of_a_group_one_comes_in_by_chance() {
    Json.Obj book = book(with(entry("lamp", "a"), "group", "g"), with(entry("lamp", "b"), "group", "g, h"));

    assertThat(reasonsOverManyTurns(book, "lamp")).containsExactlyInAnyOrder(List.of("key", "group"),
        List.of("group", "key"));
  }

  @Test
  void weight_tips_the_scales() {
    Json.Obj book = book(with(entry("lamp", "a"), "group", "g", "group_weight", 0),
        with(entry("lamp", "b"), "group", "g", "group_weight", 1));

    assertThat(reasonsOverManyTurns(book, "lamp")).containsExactly(List.of("group", "key"));
  }

  @Test
  void an_override_of_the_highest_order_wins_its_group() {
    Json.Obj book = book(with(entry("lamp", "a"), "group", "g", "group_weight", 1_000_000),
        with(entry("lamp", "b").with("insertion_order", Json.Num.of(5)), "group", "g", "group_override",
            TRUE),
        with(entry("lamp", "c").with("insertion_order", Json.Num.of(9)), "group", "g", "group_override",
            TRUE));

    assertThat(reasonsOverManyTurns(book, "lamp")).containsExactly(List.of("group", "group", "key"));
  }

  @Test
  void with_scoring_the_most_hits_win() {
    Json.Obj book = book(with(entry("lamp", "a"), "group", "g", "use_group_scoring", TRUE),
        with(entry("lamp;oil;wick", "b"), "group", "g", "use_group_scoring", TRUE));

    assertThat(reasonsOverManyTurns(book, "lamp oil")).containsExactly(List.of("group", "key"));
  }

  @Test
  void a_group_that_has_its_one_takes_no_other_in_later_passes() {
    Json.Obj book = recursive(with(entry("lamp", "oil"), "group", "g"),
        with(entry("oil", "b"), "group", "g"));

    assertThat(reasons(book, "lamp")).containsExactly("key", "group");
  }

  @Test
  void probability_is_rolled_once_a_turn_and_the_same_for_the_same_turn() {
    Json.Obj book = book(with(entry("lamp", "a"), "probability", 50),
        with(entry("lamp", "b"), "probability", 0),
        with(entry("lamp", "c"), "probability", 0, "useProbability", new Json.Bool(false)));

    assertThat(reasonsOverManyTurns(book, "lamp")).containsExactlyInAnyOrder(
        List.of("key", "probability", "key"), List.of("probability", "probability", "key"));
    long in = IntStream.range(0, 1_000)
        .filter(seed -> evaluate(book, seed, "lamp").verdicts().getFirst().included()).count();
    assertThat(in).isBetween(430L, 570L);
    assertThat(evaluate(book, 7, "lamp")).isEqualTo(evaluate(book, 7, "lamp"));
  }

  @ParameterizedTest
  @CsvSource({"SKIP,key over_budget key,1", "STOP,key over_budget over_budget,0"})
  void the_budget_skips_or_stops(LoreScan.BudgetPolicy policy, String reasons, int calls) {
    Json.Obj book = recursive(entry("lamp", "12345").with("priority", Json.Num.of(9)),
        entry("lamp", "1234567").with("priority", Json.Num.of(5)),
        entry("lamp", "oil").with("priority", Json.Num.of(1)), with(entry("oil", "x"), "ignore_budget", TRUE))
        .with("token_budget", Json.Num.of(10));

    List<LoreVerdict> verdicts = new LoreScan(new LinearPatterns(), String::length, policy)
        .evaluate(Lorebook.of(book), LoreTalk.of(List.of("lamp")), LoreMemory.EMPTY, LoreFixtures.macros(1))
        .verdicts();

    assertThat(verdicts.subList(0, 3).stream().map(LoreVerdict::reason)).containsExactly(reasons.split(" "));
    assertThat(verdicts.getLast().included()).isEqualTo(calls > 0);
  }

  @Test
  void what_may_be_ignored_over_budget_is_ignored_first() {
    Json.Obj book = book(entry("lamp", "@@ignore_on_max_context\n12345").with("priority", Json.Num.of(99)),
        entry("lamp", "123456").with("priority", Json.Num.of(1))).with("token_budget", Json.Num.of(10));

    assertThat(reasons(book, "lamp")).containsExactly("over_budget", "key");
  }

  @Test
  void recursion_asks_both_sides() {
    Json.Obj book = recursive(with(entry("lamp", "oil wick"), "prevent_recursion", TRUE), entry("oil", "x"),
        entry("lamp", "ship"), with(entry("ship", "y"), "exclude_recursion", TRUE), entry("ship", "z"));

    assertThat(reasons(book, "lamp")).containsExactly("key", "no_key", "key", "no_key", "key");
  }

  @Test
  void levels_wait_for_recursion_and_for_each_other() {
    Json.Obj book = recursive(with(entry("lamp", "second"), "delay_until_recursion", 2),
        with(entry("lamp", "first"), "delay_until_recursion", TRUE),
        with(entry("first", "called by a level"), "exclude_recursion", new Json.Bool(false)),
        entry("second", "called by a later one"));

    assertThat(reasons(book, "lamp")).containsExactly("key", "key", "key", "key");
    assertThat(reasons(book(with(entry("lamp", "x"), "delay_until_recursion", 1)), "lamp"))
        .containsExactly("waits");
  }

  @Test
  void hidden_keys_call_and_comments_do_not() {
    Json.Obj book = recursive(entry("lamp", "{{hidden_key:oil}}{{comment: wick}}{{// ship }}{{char}}"),
        entry("oil", "x"), entry("wick", "x"), entry("ship", "x"), entry("Mira", "x"));

    assertThat(reasons(book, "lamp")).containsExactly("key", "key", "no_key", "no_key", "key");
    assertThat(evaluate(book, 1, "lamp").verdicts().getFirst().tokens()).isEqualTo("Mira".length());
  }

  @Test
  void additional_keys_are_conditions_of_their_own_and_excluding_ones_forbid() {
    String content = "@@additional_keys oil, wick\n@@additional_keys sea\n@@exclude_keys fog\nx";

    assertThat(reasons(book(entry("lamp", content)), "lamp wick sea")).containsExactly("key");
    assertThat(reasons(book(entry("lamp", content)), "lamp wick")).containsExactly("condition");
    assertThat(reasons(book(entry("lamp", content)), "lamp wick sea fog")).containsExactly("excluded");
  }

  @Test
  void a_constant_entry_needs_no_key_but_has_its_conditions() {
    Json.Obj constant = entry("-", "@@exclude_keys fog\n@@additional_keys sea\nx").with("constant", TRUE)
        .with("selective", TRUE).with("secondary_keys", Json.Arr.ofTexts(List.of("never")));

    assertThat(reasons(book(constant), "the sea")).containsExactly("constant");
    assertThat(reasons(book(constant), "the lamp")).containsExactly("condition");
    assertThat(reasons(book(constant), "sea and fog")).containsExactly("excluded");
    assertThat(reasons(book(entry("-", "@@activate\n@@exclude_keys fog\nx")), "fog"))
        .containsExactly("activated");
  }

  @Test
  void a_decorator_that_is_unknown_or_badly_valued_leaves_it_to_its_fallbacks() {
    LorePiece piece = evaluate(book(entry("lamp",
        "@@a 1\n@@@b 2\n@@@position moon\n@@@instruct_depth 3\n@@@depth deep\n@@@depth 3\n@@@depth 4\n@@depth 9\nx")),
        1, "lamp").pieces().getFirst();

    assertThat(piece.place()).isEqualTo(new Place.AtDepth(3));
    assertThat(piece.text()).isEqualTo("x");
  }

  @ParameterizedTest
  @CsvSource({"0,before_char", "1,after_char", "2,note_top", "3,note_bottom", "4,depth:6",
      "5,before_examples",
      "6,after_examples", "7,outlet:harbour", "8,before_char"})
  void sillytaverns_positions_have_their_places(int position, String place) {
    Json.Obj book = book(
        with(entry("lamp", "x"), "position", position, "depth", 6, "outlet_name", "harbour"));

    assertThat(evaluate(book, 1, "lamp").verdicts().getFirst().position().word()).isEqualTo(place);
  }

  @ParameterizedTest
  @CsvSource({"position before_desc,before_char", "position personality,personality",
      "position scenario,scenario",
      "depth 3,depth:3", "depth -3,depth:0", "reverse_depth 2,reverse_depth:2",
      "position after_desc,after_char"})
  void decorators_have_their_places(String decorator, String place) {
    assertThat(evaluate(book(entry("lamp", "@@" + decorator + "\nx")), 1, "lamp").verdicts().getFirst()
        .position().word()).isEqualTo(place);
  }

  @Test
  void an_entry_may_switch_a_default_off() {
    assertThat(evaluate(book(entry("lamp", "@@disable_ui_prompt system_prompt")), 1, "lamp")
        .disabledPrompts()).containsExactly("system_prompt");
    assertThat(evaluate(book(entry("lamp", "@@disable_ui_prompt system_prompt")), 1, "-").disabledPrompts())
        .isEmpty();
  }

  @Test
  void an_entry_may_have_other_texts_scanned() {
    Json.Obj book = book(with(entry("keeper", "x"), "match_character_description", TRUE),
        entry("keeper", "y"));
    var talk = new LoreTalk(List.of(), 0, 0, Optional.empty(),
        Map.of(LoreTalk.Source.DESCRIPTION, "The keeper of the light."));

    assertThat(scan.evaluate(Lorebook.of(book), talk, LoreMemory.EMPTY, LoreFixtures.macros(1)).verdicts())
        .extracting(LoreVerdict::reason).containsExactly("key", "no_key");
    assertThat(scan.ready(Lorebook.of(book)).needs().around())
        .containsExactly(LoreTalk.Source.DESCRIPTION);
  }

  @Test
  void a_card_of_sillytavern_keeps_its_plain_keys_though_it_says_regex_everywhere() {
    Json.Obj exported = with(entry("마법(학교)", "x").with("use_regex", TRUE), "useProbability", TRUE,
        "display_index", 0);
    Json.Obj plain = entry("마법 학교", "x").with("use_regex", TRUE);

    assertThat(reasons(book(exported), "마법(학교)에서")).containsExactly("key");
    assertThat(reasons(book(plain), "마법학교에서")).containsExactly("key");
  }
}
