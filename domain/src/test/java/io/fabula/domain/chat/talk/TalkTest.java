package io.fabula.domain.chat.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Budget;
import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.PromptPart;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TalkTest {
  private final HandClock clock = new HandClock();

  private static Definition mira(Json.Obj... entries) {
    var book = new Json.Obj(Map.of("entries", new Json.Arr(List.of(entries))));
    return new Definition("Mira", "", "{{char}} keeps the lamp for {{user}}.", "", "", "Hello, {{user}}.",
        List.of("Who is there?{{setvar::door::shut}}"), List.of(), "", "", "", "", "", "", List.of(),
        Optional.of(Lorebook.of(book)), Json.EMPTY);
  }

  private static Json.Obj entry(String key, String content) {
    return new Json.Obj(Map.of("keys", Json.Arr.ofTexts(List.of(key)), "content", new Json.Str(content)));
  }

  private static String text(Prompt prompt) {
    return prompt.messages().stream().map(PromptMessage::content).reduce("", (all, one) -> all + "\n" + one);
  }

  @Test
  void it_opens_with_the_greeting_and_its_macros_expanded() {
    Talk talk = Talk.with(mira(), clock, 1).user("Jun").begin();

    assertThat(talk.messages()).containsExactly(new PromptMessage(Role.ASSISTANT, "Hello, Jun."));
    assertThat(talk.lastWords()).isEqualTo("Hello, Jun.");
  }

  @Test
  void another_greeting_is_chosen_by_its_number_and_one_that_is_not_there_is_refused() {
    TalkOpening opening = Talk.with(mira(), clock, 1);

    assertThat(opening.greeting(1).begin().snapshot().variables()).containsExactly(Map.entry("door", "shut"));
    assertThatThrownBy(() -> opening.greeting(2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_character_without_greeting_waits_for_the_user() {
    Talk talk = Talk.with(Definition.named("Mira"), clock, 1).begin();

    assertThat(talk.messages()).isEmpty();
    assertThat(talk.lastWords()).isEmpty();
    assertThat(talk.say("Hi").prompt().messages().getLast())
        .isEqualTo(new PromptMessage(Role.USER, "Hi"));
  }

  @Test
  void a_turn_has_definition_lore_note_and_history_in_its_prompt() {
    Talk talk = Talk
        .with(mira(entry("lamp", "The lamp burns {{char}}'s oil."), entry("gull", "No.")), clock, 1)
        .user("Jun", "A sailor.").note(new AuthorNote("Be brief.", 0, Role.SYSTEM)).begin();

    TalkTurn turn = talk.say("Is the lamp lit, {{char}}?");

    assertThat(text(turn.prompt())).contains("Mira keeps the lamp for Jun.", "The lamp burns Mira's oil.",
        "A sailor.", "Be brief.", "Hello, Jun.", "Is the lamp lit, {{char}}?").doesNotContain("No.");
    assertThat(turn.lore()).extracting("included").containsExactly(true, false);
  }

  @Test
  void what_no_model_answered_was_not_said() {
    Talk talk = Talk.with(mira(), clock, 1).begin();
    Talk.Snapshot before = talk.snapshot();

    talk.say("Hello?");
    assertThat(talk.snapshot()).isEqualTo(before);

    assertThatThrownBy(() -> talk.reply("Hello?", prompt -> {
      throw new IllegalStateException("the model is gone");
    })).hasMessage("the model is gone");
    assertThat(talk.snapshot()).isEqualTo(before);
  }

  @Test
  void an_answered_turn_is_kept_once() {
    Talk talk = Talk.with(mira(), clock, 1).user("Jun").begin();
    TalkTurn turn = talk.say("Hi");

    assertThat(turn.answer("Come in.")).isEqualTo("Come in.");

    assertThat(talk.messages()).extracting(PromptMessage::content).containsExactly("Hello, Jun.", "Hi",
        "Come in.");
    assertThatThrownBy(() -> turn.answer("Again.")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void variables_and_timed_lore_live_from_turn_to_turn() {
    Talk talk = Talk.with(
        mira(entry("count", "Now {{incvar::n}}."), entry("secret", "@@dont_activate_after_match\nOnce.")),
        clock, 1).begin();

    assertThat(text(talk.say("count, secret").prompt())).contains("Now 1.", "Once.");
    talk.reply("count, secret", prompt -> "Yes.");

    assertThat(text(talk.say("count, secret").prompt())).contains("Now 2.").doesNotContain("Once.");
  }

  @Test
  void the_same_clock_and_seed_give_the_same_prompts_and_another_seed_others() {
    Definition dice = mira(entry("dice", "{{roll:d1000}}{{roll:d1000}}{{pick::a::b::c}}"));
    String first = Talk.with(dice, clock, 7).begin().say("dice").prompt().hash();

    assertThat(Talk.with(dice, clock, 7).begin().say("dice").prompt().hash()).isEqualTo(first);
    assertThat(Talk.with(dice, clock, 8).begin().say("dice").prompt().hash()).isNotEqualTo(first);
  }

  @Test
  void each_turn_has_chance_of_its_own_and_what_is_picked_stays() {
    Definition dice = mira(entry("dice", "Rolled {{roll:d999999}}, picked {{pick::a::b::c::d::e::f::g}}."));
    Talk talk = Talk.with(dice, clock, 7).begin();
    String first = rolled(talk);
    String second = rolled(talk);

    assertThat(second).isNotEqualTo(first);
    assertThat(second.substring(second.indexOf(','))).isEqualTo(first.substring(first.indexOf(',')));
  }

  private static String rolled(Talk talk) {
    TalkTurn turn = talk.say("dice");
    turn.answer("Yes.");
    String prompt = text(turn.prompt());
    return prompt.substring(prompt.indexOf("Rolled"), prompt.indexOf('.', prompt.indexOf("Rolled")));
  }

  @Test
  void a_kept_talk_goes_on_as_if_it_had_never_stopped() {
    Definition who = mira(entry("count", "Now {{incvar::n}} after {{idle_duration}}."));
    Talk talk = Talk.with(who, clock, 3).begin();
    talk.reply("count", prompt -> "One.");
    clock.pass(Duration.ofHours(3));

    Talk resumed = Talk.with(who, clock, 3).resume(talk.snapshot());

    Prompt prompt = resumed.say("count").prompt();
    assertThat(text(prompt)).contains("Now 2 after 3 hours.");
    assertThat(prompt.hash()).isEqualTo(talk.say("count").prompt().hash());
  }

  @Test
  void history_beyond_the_budget_stays_out() {
    Talk talk = Talk.with(mira(), clock, 1).budget(new Budget(300, 100)).begin();
    for (int i = 0; i < 20; i++) talk.reply("word ".repeat(20) + i, prompt -> "Yes.");

    Prompt prompt = talk.say("Still there?").prompt();

    assertThat(prompt.totalTokens()).isLessThanOrEqualTo(200);
    assertThat(prompt.parts()).filteredOn(part -> part.source() == PromptPart.Source.HISTORY)
        .extracting(PromptPart::reason).contains("over_budget");
  }

  @Test
  void an_opening_changed_later_changes_no_talk() {
    TalkOpening opening = Talk.with(mira(), clock, 1).user("Jun");
    Talk talk = opening.begin();

    opening.user("Hana");

    assertThat(text(talk.say("Hi").prompt())).contains("for Jun");
  }

  @Test
  void a_book_can_ask_for_texts_around_the_messages() {
    Json.Obj asking = entry("sailor", "Sailors swear.").with("extensions",
        new Json.Obj(Map.of("match_persona_description", new Json.Bool(true))));

    TalkTurn turn = Talk.with(mira(asking), clock, 1).user("Jun", "A sailor.").begin().say("Hi");

    assertThat(text(turn.prompt())).contains("Sailors swear.");
  }
}
