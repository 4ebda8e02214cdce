package io.fabula.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.prompt.PromptDifference.Fate;
import io.fabula.domain.prompt.PromptPart.Source;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromptDifferenceTest {
  @Test
  void a_prompt_does_not_differ_from_itself() {
    Prompt prompt = prompt(10, part(Source.DESCRIPTION, "a", true), part(Source.HISTORY, "b", true));

    assertThat(PromptDifference.between(prompt, prompt).isEmpty()).isTrue();
  }

  @Test
  void the_history_is_compared_from_its_newest_message() {
    Prompt before = prompt(10, part(Source.HISTORY, "old", true), part(Source.HISTORY, "new", true));
    Prompt after = prompt(6, part(Source.HISTORY, "old", false), part(Source.HISTORY, "new", true));

    PromptDifference difference = PromptDifference.between(before, after);

    assertThat(difference.tokens()).isEqualTo(-4);
    assertThat(difference.changes()).singleElement().satisfies(change -> {
      assertThat(change.fate()).isEqualTo(Fate.REMOVED);
      assertThat(change.place()).isEqualTo(1);
      assertThat(change.before().orElseThrow().content()).isEqualTo("old");
      assertThat(change.after()).isEmpty();
    });
  }

  @Test
  void parts_are_added_and_changed() {
    Prompt before = prompt(1, part(Source.LORE_BEFORE, "one", true), part(Source.PERSONA, "", false));
    Prompt after = prompt(3, part(Source.LORE_BEFORE, "two", true), part(Source.PERSONA, "me", true));

    assertThat(PromptDifference.between(before, after).changes())
        .extracting(change -> change.source() + " " + change.fate())
        .containsExactly("LORE_BEFORE CHANGED", "PERSONA ADDED");
  }

  @Test
  void what_two_prompts_share_is_counted_from_the_beginning() {
    TokenCounting characters = String::length;
    Prompt one = sent("system", "Hello there", "same");
    int overhead = PromptAssembly.TOKENS_PER_MESSAGE;

    assertThat(one.sharedWith(sent("system", "Hello you", "same"), characters)).isEqualTo(6 + overhead + 6);
    assertThat(one.sharedWith(one, characters)).isEqualTo(6 + 11 + 4 + 3 * overhead);
    assertThat(one.sharedWith(sent("other"), characters)).isZero();
    assertThat(sent("\uD83D\uDE00").sharedWith(sent("\uD83D\uDE01"), characters)).isZero();
  }

  @Test
  void the_hash_is_of_every_byte_that_is_sent() {
    assertThat(sent("a", "b").hash()).isEqualTo(sent("a", "b").hash()).hasSize(64)
        .isNotEqualTo(sent("ab").hash()).isNotEqualTo(sent("a", "c").hash())
        .isNotEqualTo(sent("b", "a").hash());
    assertThat(new Prompt(List.of(new PromptMessage(Role.USER, "a")), List.of(), 1).hash())
        .isNotEqualTo(sent("a").hash());
  }

  private static Prompt sent(String... contents) {
    return new Prompt(Arrays.stream(contents).map(text -> new PromptMessage(Role.SYSTEM, text)).toList(),
        List.of(), 0);
  }

  private static Prompt prompt(int tokens, PromptPart... parts) {
    return new Prompt(List.of(), List.of(parts), tokens);
  }

  private static PromptPart part(Source source, String content, boolean included) {
    return new PromptPart(source, Role.SYSTEM, content, content.length(), included, "fits");
  }
}
