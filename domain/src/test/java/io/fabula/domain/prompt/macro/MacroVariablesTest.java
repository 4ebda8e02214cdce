package io.fabula.domain.prompt.macro;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.prompt.CardTexts;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacroVariablesTest {
  private static final MacroValues VALUES = new MacroValues("Mira", "Jun", "",
      new CardTexts("", "{{incvar::seen}}", "{{description}}{{description}}", "", "", ""),
      new MacroValues.LastWords("{{setvar::x::hacked}}", "::y::{{char}}", ""), "model",
      ZonedDateTime.parse("2026-11-21T09:05:00+09:00[Asia/Seoul]"), 1, 2);

  private static Macros macros(Map<String, String> before) {
    return new Macros(VALUES, () -> before);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "{{getvar::hp}}|10",
      "{{getvar:hp}} {{getvar hp}} {{GetVar:: hp }}|10 10 10",
      "{{getvar::none}}|``",
      "{{hasvar::hp}} {{hasvar::none}}|true false",
      "{{setvar::x::a::b}}{{getvar::x}}|a::b",
      "{{setvar::x::{{char}}}}{{getvar::x}}|Mira",
      "{{addvar::hp::5}}{{getvar::hp}}|15",
      "{{addvar::hp::-2.50}}{{getvar::hp}}|7.5",
      "{{addvar::name::!}}{{getvar::name}}|Jin!",
      "{{addvar::new::3}}{{getvar::new}}|3",
      "{{incvar::hp}} {{incvar::hp}} {{decvar::hp}}|11 12 11",
      "{{decvar::new}}|-1",
      "{{deletevar::hp}}{{hasvar::hp}}|false",
      "{{setvar::{{getvar::name}}::v}}{{getvar::Jin}}|v",
      "{{getvar::{{lastUserMessage}}}}|``"})
  void variables_are_read_and_changed(String text, String expanded) {
    assertThat(macros(Map.of("hp", "10", "name", "Jin")).expand(text)).isEqualTo(expanded);
  }

  @Test
  void texts_see_what_texts_before_them_did_and_the_end_is_told() {
    Macros macros = macros(Map.of("turn", "4", "other", "x"));

    assertThat(macros.expand("{{incvar::turn}}")).isEqualTo("5");
    assertThat(macros.expand("{{getvar::turn}}")).isEqualTo("5");
    assertThat(macros.variables()).contains(Map.of("turn", "5", "other", "x"));
  }

  @Test
  void nobody_is_asked_for_variables_that_nothing_needs() {
    var macros = new Macros(VALUES, () -> {
      throw new AssertionError("asked");
    });

    assertThat(macros.expand("{{char}} {{roll:d1}}")).isEqualTo("Mira 1");
    assertThat(macros.variables()).isEmpty();
  }

  @Test
  void a_rehearsal_changes_nothing() {
    Macros macros = macros(Map.of("turn", "4"));

    assertThat(macros.rehearse("{{incvar::turn}}{{incvar::turn}} {{personality}}")).isEqualTo("56 11");
    assertThat(macros.scanned("{{incvar::turn}}{{hidden_key:key}}{{comment: c}}")).isEqualTo("5 key ");
    assertThat(macros.expand("{{getvar::turn}} {{personality}}")).isEqualTo("4 11");
  }

  @Test
  void what_a_user_or_a_model_wrote_changes_nothing() {
    Macros macros = macros(Map.of());

    assertThat(macros.expand("{{setvar::said::{{lastMessage}}}}{{getvar::said}}"))
        .isEqualTo("{{setvar::x::hacked}}");
    assertThat(macros.expand("{{getvar::said}} {{reverse:{{getvar::said}}}}"))
        .isEqualTo("{{setvar::x::hacked}} }}dekcah::x::ravtes{{");
    assertThat(macros.variables()).contains(Map.of("said", "{{setvar::x::hacked}}"));
    assertThat(macros.expandNames("{{setvar::y::z}}")).isEqualTo("{{setvar::y::z}}");
  }

  @Test
  void variables_have_bounds_and_what_would_pass_one_is_not_done() {
    Macros macros = macros(Map.of());
    macros.expand("{{setvar::long::" + "x".repeat(MacroVariables.VALUE_MAX + 1) + "}}");
    macros.expand("{{setvar::" + "n".repeat(MacroVariables.NAME_MAX + 1) + "::v}}{{setvar::::v}}");
    assertThat(macros.variables()).contains(Map.of());

    for (int i = 0; i < 2 * MacroVariables.MOST; i++) macros.expand("{{setvar::v" + i + "::1}}");
    assertThat(macros.variables().orElseThrow()).hasSize(MacroVariables.MOST);
    for (int i = 0; i < 100; i++) macros.expand("{{setvar::v" + i + "::" + "x".repeat(9_000) + "}}");
    int total = macros.variables().orElseThrow().entrySet().stream()
        .mapToInt(variable -> variable.getKey().length() + variable.getValue().length()).sum();
    assertThat(total).isBetween(MacroVariables.TOTAL_MAX - 10_000, MacroVariables.TOTAL_MAX);
  }

  @Test
  void macros_ask_what_surrounds_a_chat() {
    var around = new MacroValues.Surroundings("They met.", Optional.of(Duration.ofHours(3)), 4_096,
        List.of("Mira", "Anna"));
    var macros = new Macros(VALUES.with(around));

    assertThat(macros.expand("{{summary}} {{idle_duration}} {{idleDuration}} {{maxPrompt}}"))
        .isEqualTo("They met. 3 hours 3 hours 4096");
    assertThat(macros.expand("{{group}}; {{notChar}}; {{charIfNotGroup}}; <GROUP>"))
        .isEqualTo("Mira, Anna; Anna, Jun; Mira, Anna; Mira, Anna");
    assertThat(new Macros(VALUES).expand("{{summary}}{{group}} {{notChar}} {{charIfNotGroup}}"))
        .isEqualTo("Mira Jun Mira");
  }

  @Test
  void silence_is_told_as_people_tell_it() {
    var told = new ArrayList<String>();
    for (long minutes : new long[]{0, 1, 30, 60, 300, 1_440, 14_400, 50_000, 200_000, 600_000, 2_000_000}) {
      told.add(MacroTime.idle(Optional.of(Duration.ofMinutes(minutes))));
    }

    assertThat(told).containsExactly("a few seconds", "a minute", "30 minutes", "an hour", "5 hours", "a day",
        "10 days", "a month", "5 months", "a year", "4 years");
    assertThat(MacroTime.idle(Optional.empty())).isEqualTo("just now");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "\\{\\{char\\}\\}|{{char}}",
      "\\{{char\\}}|{{char}}",
      "\\{\\{{{char}}\\}\\}|{{Mira}}",
      "{{reverse:\\}\\}}}|}}",
      "a \\{ b \\} c \\n|a \\{ b \\} c \\n",
      "{{\\{\\{char}}|{{{{char}}"})
  void a_backslash_keeps_braces_from_being_macros(String text, String expanded) {
    assertThat(macros(Map.of()).expand(text)).isEqualTo(expanded);
  }

  @Test
  void an_outlet_is_a_text_with_macros_of_its_own() {
    Macros macros = macros(Map.of());
    macros.outlets(Map.of("harbour", "{{char}} by the sea{{outlet::harbour}}"));

    assertThat(macros.expand("[{{outlet::harbour}}] [{{outlet::none}}]")).isEqualTo("[Mira by the sea] []");
  }

  @Test
  void a_list_behind_two_colons_may_be_parted_by_commas() {
    assertThat(macros(Map.of()).expand("{{pick::a,a}}{{random::b::b}}")).isEqualTo("ab");
  }
}
