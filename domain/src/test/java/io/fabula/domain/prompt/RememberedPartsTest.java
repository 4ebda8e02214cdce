package io.fabula.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabula.domain.prompt.PromptPart.Source;
import io.fabula.domain.prompt.macro.MacroValues;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much of a prompt may be notes. */
class RememberedPartsTest {
  private static final TokenCounting WORDS = text -> text.isBlank() ? 0 : text.strip().split("\\s+").length;
  private static final CardTexts CARD = new CardTexts("", "{{char}} keeps the light.", "", "", "", "");

  private static Iterator<PromptMessage> talk(int count) {
    return IntStream.range(0, count).mapToObj(i -> new PromptMessage(Role.USER, "message " + i)).iterator();
  }

  private static Stream<PromptPart> parts(Prompt prompt, Source source) {
    return prompt.parts().stream().filter(part -> part.source() == source);
  }

  private static Scene remembering(String... memories) {
    var values = new MacroValues("Mira", "Anna", "", CARD, MacroValues.LastWords.NONE, "model",
        ZonedDateTime.parse("2026-11-21T09:05:00Z"), 1, 2);
    return new Scene(values, new Scene.Template("Rules.", ""), List.of(), Optional.empty(),
        List.of(memories), Optional.empty());
  }

  private static String words(int count) {
    return "word ".repeat(count).strip();
  }

  @Test
  void what_is_to_be_remembered_takes_a_quarter_of_the_room_and_leaves_the_rest_out() {
    // "To remember:" is two words of each
    Scene scene = remembering(words(48), words(40), words(60), "{{user}} sails", words(7));

    Prompt prompt = PromptAssembly.assemble(scene, new Budget(500, 100), WORDS, talk(2));

    assertThat(parts(prompt, Source.MEMORY)).extracting(PromptPart::tokens, PromptPart::reason)
        .containsExactly(tuple(50, "pinned"), tuple(42, "pinned"), tuple(62, "over_budget"),
            tuple(4, "pinned"), tuple(9, "over_budget"));
    assertThat(prompt.messages().getFirst().content()).contains("To remember: Anna sails")
        .doesNotContain(words(60));
    int without = PromptAssembly.assemble(remembering(), new Budget(500, 100), WORDS, talk(2)).totalTokens();
    assertThat(prompt.totalTokens()).isEqualTo(without + 50 + 42 + 4);
  }

  @Test
  void however_much_is_to_be_remembered_the_chat_keeps_its_history() {
    String[] many = IntStream.range(0, 200).mapToObj(i -> words(20)).toArray(String[]::new);
    var budget = new Budget(500, 100);
    long before = parts(PromptAssembly.assemble(remembering(), budget, WORDS, talk(1000)), Source.HISTORY)
        .filter(PromptPart::included).count();

    Prompt prompt = PromptAssembly.assemble(remembering(many), budget, WORDS, talk(1000));

    assertThat(prompt.totalTokens()).isLessThanOrEqualTo(400);
    assertThat(parts(prompt, Source.MEMORY).filter(PromptPart::included)).hasSize(4);
    assertThat(parts(prompt, Source.MEMORY)).hasSize(200);
    // each message takes six, and a quarter of the room is a hundred
    assertThat(parts(prompt, Source.HISTORY).filter(PromptPart::included).count())
        .isGreaterThanOrEqualTo(before - 17);
  }
}
