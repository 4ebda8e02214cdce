package io.fabula.domain.prompt.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabula.domain.prompt.CardTexts;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacrosTest {
  private static final CardTexts CARD = new CardTexts(
      "", "{{char}} keeps the light.", "calm", "{{scenario}}again", "<START>\nHi", "");
  private static final MacroValues VALUES = values("Mira", "Jun", "{{user}}, {{description}}", 1, 2);

  private final Macros macros = new Macros(VALUES);

  private static MacroValues values(String character, String user, String persona, long chatSeed,
      long turnSeed) {
    return new MacroValues(character, user, persona, CARD,
        new MacroValues.LastWords("{{char}}?", "What {{user}} said", "What Mira said"), "small-model",
        ZonedDateTime.parse("2026-11-21T09:05:00+09:00[Asia/Seoul]"), chatSeed, turnSeed);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{{char}} meets {{user}}.|Mira meets Jun.",
      "{{CHAR}} {{ User }}|Mira Jun",
      "<BOT>, <char> and <User>|Mira, Mira and Jun",
      "{{description}}|Mira keeps the light.",
      "{{persona}}|Jun, {{description}}",
      "{{scenario}}|again",
      "{{lastMessage}}/{{lastUserMessage}}/{{lastCharMessage}}|{{char}}?/What {{user}} said/What Mira said",
      "{{time}} {{date}} {{weekday}}|9:05 AM November 21, 2026 Saturday",
      "{{isotime}} {{isodate}} {{model}}|09:05 2026-11-21 small-model",
      "a{{noop}}b{{// gone {{user}} }}c{{comment: gone}}d{{hidden_key:x}}|abcd",
      "{{reverse:{{user}}}}|nuJ",
      "{{reverse:abc}}{{reverse::abc}}|cbacba",
      "{{unknown}} {{unknown:{{user}}}}|{{unknown}} {{unknown:Jun}}",
      "{{char|{{char",
      "{{ {{user}}|{{ Jun",
      "}} {single} < >|}} {single} < >",
      "{{}} {{ }} {{:}}|{{}} {{ }} {{:}}",
      "{{random:same,same}}{{pick::same::same}}|samesame",
      "{{roll:1}} {{roll:d1}} {{roll:3d1+2}}|1 1 5",
      "{{roll:many}} {{roll:d0}}|{{roll:many}} {{roll:d0}}"})
  void a_macro_becomes_its_value(String text, String expanded) {
    assertThat(macros.expand(text)).isEqualTo(expanded);
  }

  @Test
  void line_breaks_come_and_go() {
    assertThat(macros.expand("a{{newline}}b")).isEqualTo("a\nb");
    assertThat(macros.expand("a\n\n{{trim}}\r\nb")).isEqualTo("ab");
  }

  @Test
  void the_original_is_there_once() {
    assertThat(macros.expand("Before. {{original}} After.{{original}}", "Be {{char}}."))
        .isEqualTo("Before. Be Mira. After.");
  }

  @Test
  void a_name_that_looks_like_a_macro_is_a_name() {
    Macros tricky = new Macros(values("{{user}}", "{{description}}", "", 1, 2));

    assertThat(tricky.expand("{{char}} {{user}} <BOT>")).isEqualTo("{{user}} {{description}} {{user}}");
  }

  @Test
  void no_macro_is_put_together_out_of_a_name() {
    Macros tricky = new Macros(values("Mira", "description", "", 1, 2));

    assertThat(tricky.expand("{{{{user}}}}")).isEqualTo("{{description}}");
    assertThat(tricky.expand("{{ {{user}} }}")).isEqualTo("{{ description }}");
  }

  @Test
  void a_users_text_has_names_expanded_and_no_more() {
    assertThat(macros.expandNames("{{user}} likes <BOT> {{description}} {{random:a,b}}"))
        .isEqualTo("Jun likes Mira {{description}} {{random:a,b}}");
  }

  @Test
  void chance_is_the_same_for_the_same_seed_and_place() {
    String text = "{{random:a,b,c,d,e,f,g,h}} {{roll:d1000}} {{pick:a,b,c,d,e,f,g,h}}";

    assertThat(macros.expand(text)).isEqualTo(new Macros(VALUES).expand(text));
  }

  @Test
  void random_changes_with_the_turn_and_pick_with_the_chat() {
    Set<String> random = new HashSet<>();
    Set<String> picked = new HashSet<>();
    for (int turn = 0; turn < 50; turn++) {
      Macros later = new Macros(values("Mira", "Jun", "", 1, turn));
      random.add(later.expand("{{random:a,b,c\\,d}}"));
      picked.add(later.expand("{{pick:a,b,c,d}}"));
    }

    assertThat(random).containsExactlyInAnyOrder("a", "b", "c,d");
    assertThat(picked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{", "}}", "{{description}}", "{{reverse:", "{{reverse:{{", "<", "{{random:",
      "{{{", "<user"})
  void no_text_takes_long_or_grows_without_bound(String piece) {
    String text = piece.repeat(200_000 / piece.length());

    long before = System.nanoTime();
    String expanded = macros.expand(text + "x" + "}}".repeat(1_000));

    assertThat(expanded.length()).isLessThan(Macros.MAX_OUTPUT + 300_000);
    assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
  }

  @Test
  void any_soup_of_braces_is_expanded_to_something() {
    String[] pieces = {"{{", "}}", "user", ":", "::", "<BOT>", "random", "\n", "{{trim}}", "roll:d6", " ",
        "//"};
    var chance = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      var soup = new StringBuilder();
      for (int i = chance.nextInt(20); i >= 0; i--) soup.append(pieces[chance.nextInt(pieces.length)]);
      assertThatCode(() -> macros.expand(soup.toString())).doesNotThrowAnyException();
    }
  }
}
