package io.fabula.domain.character.lore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.Lorebook;
import io.fabula.domain.prompt.LorePiece;
import io.fabula.domain.prompt.LorePiece.Place;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.Json;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoreScanTest {
  private final LoreScan scan = new LoreScan(new LinearPatterns(), text -> text.length());

  private static Json.Obj entry(String key, String content) {
    return Json.EMPTY.with("keys", Json.Arr.ofTexts(List.of(key))).with("content", new Json.Str(content));
  }

  private static Json.Obj extended(Json.Obj entry, String key, Json value) {
    return entry.with("extensions", entry.object("extensions").orElse(Json.EMPTY).with(key, value));
  }

  private static Json.Obj book(Json.Obj... entries) {
    return Json.EMPTY.with("entries", new Json.Arr(List.of(entries)));
  }

  private LoreOutcome evaluate(Json.Obj book, String... newestFirst) {
    LoreTalk texts = LoreTalk.of(List.of(newestFirst));
    return evaluate(book, new LoreTalk(texts.newestFirst(), 8, 3, Optional.empty(), Map.of()));
  }

  private LoreOutcome evaluate(Json.Obj book, LoreTalk talk) {
    return scan.evaluate(Lorebook.of(book), talk, LoreMemory.EMPTY, LoreFixtures.macros(1));
  }

  private LoreVerdict verdict(Json.Obj entry, String... newestFirst) {
    return evaluate(book(entry), newestFirst).verdicts().getFirst();
  }

  private static List<String> texts(LoreOutcome outcome) {
    return outcome.pieces().stream().map(LorePiece::text).toList();
  }

  private static List<String> reasons(LoreOutcome outcome) {
    return outcome.verdicts().stream().map(LoreVerdict::reason).toList();
  }

  @ParameterizedTest
  @CsvSource({
      "lamp,The LAMP turns.,true", "lamp,Nothing.,false", "dragon,Two dragons.,true",
      "{{char}},ask Mira,true",
      "마법학교,마법학교에서 만나자,true", "마법학교,마법 학교로 가자,true", "붉은 달,붉은달이 떴다,true",
      "나비,하나비를 본다,false", "고양이,길고양이가 있다,false", "용,용이 온다,true", "용,용들에게는 없다,true", "용,용기를 내,false",
      "용,사용했다,false", "검,'검, 방패',true", "魔法,その魔法学校,true", "แมว,ฉันรักแมวมาก,true",
      "/dra(g|k)on/,drakon,true", "/Dragon/,dragon,false", "/Dragon/i,dragon,true", "/(?=x)/,x,false",
      "'',anything,false"})
  void a_key_fires_as_its_script_is_written(String key, String text, boolean fires) {
    assertThat(verdict(entry(key, "lore"), text).included()).isEqualTo(fires);
  }

  @Test
  void hangul_is_found_in_either_normal_form() {
    String jamo = Normalizer.normalize("등대지기를 만났다", Normalizer.Form.NFD);

    assertThat(verdict(entry("등대지기", "lore"), jamo).included()).isTrue();
    assertThat(verdict(entry(Normalizer.normalize("등대지기", Normalizer.Form.NFD), "lore"), "등대지기를").included())
        .isTrue();
  }

  @Test
  void whole_words_have_the_boundaries_of_unicode_where_asked_for() {
    Json.Obj whole = extended(entry("маяк", "lore"), "match_whole_words", new Json.Bool(true));

    assertThat(verdict(whole, "старый маяк.").included()).isTrue();
    assertThat(verdict(whole, "маяки").included()).isFalse();
  }

  @Test
  void case_counts_where_asked_for_and_use_regex_makes_bare_expressions() {
    assertThat(verdict(entry("Lamp", "x").with("case_sensitive", new Json.Bool(true)), "lamp").included())
        .isFalse();
    assertThat(verdict(entry("l.mp", "x").with("use_regex", new Json.Bool(true)), "LUMP").included())
        .isTrue();
  }

  @Test
  void only_the_newest_messages_are_scanned() {
    Json.Obj book = book(entry("lamp", "x")).with("scan_depth", Json.Num.of(2));

    assertThat(evaluate(book, "new", "the lamp", "old").verdicts().getFirst().messageIndex()).hasValue(1);
    assertThat(evaluate(book, "new", "newer", "the lamp").pieces()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,oil,true", "0,none,false", "1,oil,true", "1,oil and wick,false", "2,none,true",
      "2,oil,false",
      "3,oil,false", "3,oil and wick,true"})
  void secondary_keys_count_by_their_logic(int logic, String words, boolean fires) {
    Json.Obj selective = entry("lamp", "x").with("selective", new Json.Bool(true))
        .with("secondary_keys", Json.Arr.ofTexts(List.of("oil", "wick")));

    assertThat(verdict(extended(selective, "selectiveLogic", Json.Num.of(logic)), "lamp", words).included())
        .isEqualTo(fires);
  }

  @Test
  void every_entry_gets_a_verdict_with_its_reason() {
    LoreOutcome outcome = evaluate(book(
        entry("lamp", "by key"),
        entry("-", "always").with("constant", new Json.Bool(true)),
        entry("lamp", "off").with("enabled", new Json.Bool(false)),
        entry("sea", "missing"),
        entry("lamp", ""),
        entry("lamp", "@@exclude_keys fog\nexcluded"),
        entry("lamp", "@@dont_activate\nnever"),
        entry("-", "@@activate\nforced"),
        entry("lamp", "@@activate_only_after 4\ntoo early")), "a lamp in fog");

    assertThat(reasons(outcome)).containsExactly(
        "key", "constant", "disabled", "no_key", "empty", "excluded", "not_now", "activated", "not_now");
    assertThat(outcome.verdicts().getFirst().key()).hasValue("lamp");
  }

  @Test
  void pieces_stand_by_insertion_order() {
    LoreOutcome outcome = evaluate(book(
        entry("lamp", "third").with("insertion_order", Json.Num.of(30)),
        entry("lamp", "first").with("insertion_order", Json.Num.of(-1)),
        entry("lamp", "second").with("insertion_order", Json.Num.of(5))), "lamp");

    assertThat(texts(outcome)).containsExactly("first", "second", "third");
  }

  @Test
  void over_budget_the_lowest_priority_goes_and_what_still_fits_stays() {
    LoreOutcome outcome = evaluate(book(
        entry("lamp", "12345").with("priority", Json.Num.of(1)),
        entry("lamp", "123456").with("priority", Json.Num.of(9)),
        entry("lamp", "1234").with("priority", Json.Num.of(0))).with("token_budget", Json.Num.of(10)),
        "lamp");

    assertThat(reasons(outcome)).containsExactly("over_budget", "key", "key");
  }

  @Test
  void lore_calls_lore_only_where_the_book_recurses() {
    var entries = new ArrayList<>(
        List.of(entry("lamp", "The lamp burns oil."), entry("oil", "Oil comes by ship."),
            extended(entry("ship", "Ships are rare."), "exclude_recursion", new Json.Bool(true))));
    Json.Obj book = book(entries.toArray(Json.Obj[]::new));

    assertThat(evaluate(book, "lamp").pieces()).hasSize(1);
    LoreOutcome recursive = evaluate(book.with("recursive_scanning", new Json.Bool(true)), "lamp");
    assertThat(reasons(recursive)).containsExactly("key", "key", "no_key");
    assertThat(recursive.verdicts().get(1).messageIndex()).isEmpty();
  }

  @Test
  void decorators_place_a_text_and_are_cut_off_it() {
    LoreVerdict verdict = verdict(
        entry("lamp",
            "@@depth 2\n@@role assistant\n@@unheard_of 1\n@@@additional_keys wick, oil\n\nThe text."),
        "lamp oil");

    assertThat(verdict.text()).isEqualTo("The text.");
    assertThat(verdict.position()).isEqualTo(new Place.AtDepth(2));
    assertThat(verdict.role()).isEqualTo(Role.ASSISTANT);
    assertThat(verdict.key()).isEqualTo(Optional.of("lamp"));
  }

  @Test
  void a_text_that_is_decorators_from_end_to_end_is_empty_and_soon_read() {
    long before = System.nanoTime();

    assertThat(verdict(entry("x", "@@a 1\n".repeat(300_000)), "x").reason()).isEqualTo("empty");
    assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
  }

  @Test
  void sillytaverns_extensions_place_a_text_too() {
    Json.Obj deep = extended(
        extended(extended(entry("lamp", "x"), "position", Json.Num.of(4)), "depth", Json.Num.of(7)),
        "role", Json.Num.of(1));

    assertThat(verdict(deep, "lamp").position()).isEqualTo(new Place.AtDepth(7));
    assertThat(verdict(deep, "lamp").role()).isEqualTo(Role.USER);
    assertThat(verdict(entry("lamp", "x").with("position", new Json.Str("after_char")), "lamp").position())
        .isEqualTo(new Place.AfterDefinition());
  }

  @Test
  void a_book_says_how_many_messages_it_needs() {
    Json.Obj book = book(entry("a", "@@scan_depth 9\nx"),
        extended(entry("b", "x"), "scan_depth", Json.Num.of(6)));

    assertThat(scan.ready(Lorebook.of(book)).needs().messages()).isEqualTo(9);
    assertThat(scan.ready(Lorebook.of(book())).needs().messages()).isEqualTo(LoreScan.DEFAULT_DEPTH);
  }

  @Test
  void keys_that_no_engine_takes_are_named() {
    Json.Obj book = book(entry("/fine/", "x"), entry("/(?=a)b/", "x"), entry("(", "plain"),
        entry("(", "x").with("use_regex", new Json.Bool(true)), entry("/{{char}}(/", "x"));

    assertThat(RefusedKeys.of(Lorebook.of(book), new LinearPatterns())).containsExactly(
        new RefusedKeys.Refused(1, "/(?=a)b/"), new RefusedKeys.Refused(3, "("));
  }

  @ParameterizedTest
  @CsvSource({"cat,a cat.,true", "cat,two cats,true", "cat,concatenate,false", "cat,category,false",
      "Mira,Mira가 왔다,true", "кот,который,false", "кот,рыжий кот!,true", "cat's,the cat's,true",
      "魔法,魔法学校,true"})
  void in_scripts_with_blanks_a_key_stands_at_the_edges_of_words(String key, String text, boolean fires) {
    assertThat(verdict(entry(key, "lore"), text).included()).isEqualTo(fires);
  }

  @Test
  void a_book_may_ask_for_plain_substrings_and_for_whole_words() {
    Json.Obj anywhere = extended(entry("cat", "x"), "match_whole_words", new Json.Bool(false));
    Json.Obj whole = extended(entry("cat", "x"), "match_whole_words", new Json.Bool(true));

    assertThat(verdict(anywhere, "concatenate").included()).isTrue();
    assertThat(verdict(whole, "cats").included()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"/home/user,at /home/user now,true", "/a/b/,x a/b x,false", "/a\\/b/,x a/b x,true"})
  void a_slash_form_has_its_slashes_escaped_and_known_flags(String key, String text, boolean fires) {
    assertThat(verdict(entry(key, "lore"), text).included()).isEqualTo(fires);
  }
}
