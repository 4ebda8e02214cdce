package io.fabula.domain.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.prompt.LorePiece.Place;
import io.fabula.domain.prompt.PromptPart.Source;
import io.fabula.domain.prompt.macro.MacroValues;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PromptAssemblyTest {
  private static final TokenCounting WORDS = text -> text.isBlank() ? 0 : text.strip().split("\\s+").length;
  private static final Budget AMPLE = new Budget(10_000, 100);
  private static final CardTexts CARD = new CardTexts(
      "Card rules. {{original}}", "{{char}} keeps the light.", "calm", "A storm.",
      "<START>\n{{user}}: Hi\n<START>\n{{char}}: one two three four five six seven eight nine", "");

  private static Scene scene(CardTexts card, List<LorePiece> lore, Optional<AuthorNote> note) {
    var values = new MacroValues("Mira", "{{char}}", "{{user}} the sailor {{description}}", card,
        MacroValues.LastWords.NONE, "model", ZonedDateTime.parse("2026-11-21T09:05:00Z"), 1, 2);
    return new Scene(values, "Default rules.", "Answer as {{char}}.", lore, note);
  }

  private static Scene scene() {
    return scene(CARD, List.of(), Optional.empty());
  }

  private static Iterator<PromptMessage> talk(int count) {
    return talkAsList(count).iterator();
  }

  private static List<PromptMessage> talkAsList(int count) {
    return IntStream.rangeClosed(1, count).map(i -> count + 1 - i)
        .mapToObj(i -> new PromptMessage(i % 2 == 0 ? Role.ASSISTANT : Role.USER, "message " + i))
        .toList();
  }

  private static List<String> lines(Prompt prompt) {
    return prompt.messages().stream().map(m -> m.role() + " " + m.content()).toList();
  }

  private static Stream<PromptPart> parts(Prompt prompt, Source source) {
    return prompt.parts().stream().filter(part -> part.source() == source);
  }

  @Test
  void the_parts_stand_in_their_order() {
    List<LorePiece> lore = List.of(
        new LorePiece("after {{char}}", Role.SYSTEM, new Place.AfterDefinition()),
        new LorePiece("before", Role.SYSTEM, new Place.BeforeDefinition()));

    Prompt prompt = PromptAssembly.assemble(scene(CARD, lore, Optional.empty()), AMPLE, WORDS, talk(2));

    assertThat(lines(prompt)).containsExactly(
        """
            SYSTEM Card rules. Default rules.

            before

            Mira keeps the light.

            calm

            after Mira

            {{char}} the sailor {{description}}

            A storm.

            <START>
            {{char}}: Hi

            <START>
            Mira: one two three four five six seven eight nine""",
        "USER message 1",
        "ASSISTANT message 2",
        "SYSTEM Answer as Mira.");
  }

  @Test
  void an_empty_card_leaves_the_defaults() {
    Prompt prompt = PromptAssembly.assemble(scene(CardTexts.NONE, List.of(), Optional.empty()), AMPLE, WORDS,
        talk(1));

    assertThat(prompt.messages().getFirst().content()).startsWith("Default rules.");
    assertThat(parts(prompt, Source.DESCRIPTION)).singleElement()
        .satisfies(part -> assertThat(part.reason()).isEqualTo("empty"));
  }

  @Test
  void pieces_at_a_depth_stand_between_the_messages_in_the_order_of_their_roles() {
    List<LorePiece> lore = List.of(
        new LorePiece("system at 1", Role.SYSTEM, new Place.AtDepth(1)),
        new LorePiece("user at 1", Role.USER, new Place.AtDepth(1)),
        new LorePiece("assistant at 1", Role.ASSISTANT, new Place.AtDepth(1)),
        new LorePiece("too deep", Role.SYSTEM, new Place.AtDepth(99)),
        new LorePiece("last", Role.SYSTEM, new Place.AtDepth(0)));
    var note = new AuthorNote("note for <USER> {{description}}", 1, Role.SYSTEM);

    Prompt prompt = PromptAssembly.assemble(scene(CARD, lore, Optional.of(note)), AMPLE, WORDS, talk(2));

    assertThat(lines(prompt).subList(1, 9)).containsExactly(
        "SYSTEM too deep", "USER message 1", "ASSISTANT assistant at 1", "USER user at 1",
        "SYSTEM system at 1\nnote for {{char}} {{description}}", "ASSISTANT message 2", "SYSTEM last",
        "SYSTEM Answer as Mira.");
  }

  @Test
  void lore_has_a_place_for_each_of_its_positions() {
    List<LorePiece> lore = List.of(
        new LorePiece("with personality", Role.SYSTEM, new Place.InPersonality()),
        new LorePiece("with scenario", Role.SYSTEM, new Place.InScenario()),
        new LorePiece("above examples", Role.SYSTEM, new Place.BeforeExamples()),
        new LorePiece("below examples", Role.SYSTEM, new Place.AfterExamples()),
        new LorePiece("above note", Role.USER, new Place.AboveNote()),
        new LorePiece("below note", Role.USER, new Place.BelowNote()),
        new LorePiece("by the first", Role.SYSTEM, new Place.FromOldest(1)),
        new LorePiece("beyond the last", Role.SYSTEM, new Place.FromOldest(9)),
        new LorePiece("let out", Role.SYSTEM, new Place.Outlet("door")));
    var card = new CardTexts("Rules.", "Keeper.", "calm", "A storm. {{outlet::door}}", "<START>\nHi", "");
    var note = new AuthorNote("note", 1, Role.SYSTEM);

    Prompt prompt = PromptAssembly.assemble(scene(card, lore, Optional.of(note)), AMPLE, WORDS, talk(3));

    assertThat(lines(prompt).subList(0, 7)).containsExactly("""
        SYSTEM Rules.

        Keeper.

        calm

        with personality

        {{user}} the sailor {{description}}

        A storm. let out

        with scenario

        above examples

        <START>
        Hi

        below examples""".replace("{{user}}", "{{char}}"), "USER message 1", "SYSTEM by the first",
        "ASSISTANT message 2", "SYSTEM above note\nnote\nbelow note", "USER message 3",
        "SYSTEM beyond the last");
  }

  @Test
  void lore_at_the_note_is_not_there_without_it() {
    List<LorePiece> lore = List.of(new LorePiece("above note", Role.SYSTEM, new Place.AboveNote()));

    Prompt prompt = PromptAssembly.assemble(scene(CARD, lore, Optional.empty()), AMPLE, WORDS, talk(3));

    assertThat(lines(prompt)).noneMatch(line -> line.contains("above note"));
  }

  @Test
  void history_is_taken_from_the_newest_back_and_pulled_no_further_than_it_fits() {
    var pulled = new ArrayList<PromptMessage>();
    Iterator<PromptMessage> history = talkAsList(1_000).stream().peek(pulled::add).iterator();

    Prompt prompt = PromptAssembly.assemble(scene(), new Budget(100, 20), WORDS, history);

    assertThat(prompt.totalTokens()).isLessThanOrEqualTo(80);
    assertThat(prompt.messages().get(prompt.messages().size() - 2).content()).isEqualTo("message 1000");
    assertThat(parts(prompt, Source.HISTORY).filter(part -> !part.included())).singleElement()
        .satisfies(part -> assertThat(part.reason()).isEqualTo("over_budget"));
    assertThat(pulled).hasSize((int) parts(prompt, Source.HISTORY).count());
  }

  @Test
  void the_newest_message_is_in_even_without_room() {
    Prompt prompt = PromptAssembly.assemble(scene(), new Budget(10, 10), WORDS, talk(5));

    assertThat(lines(prompt)).contains("USER message 5").doesNotContain("ASSISTANT message 4");
  }

  @Test
  void examples_are_whole_blocks_in_the_room_history_leaves() {
    int fixed = PromptAssembly.assemble(scene(), AMPLE, WORDS, talk(1)).totalTokens() - 3 - 11;

    Prompt prompt = PromptAssembly.assemble(scene(), new Budget(fixed + 5, 0), WORDS, talk(1));

    assertThat(parts(prompt, Source.EXAMPLE_DIALOGUE)).extracting(PromptPart::included).containsExactly(true,
        false);
    assertThat(prompt.messages().getFirst().content()).contains("Hi").doesNotContain("nine");
  }

  @Test
  void the_same_inputs_give_the_same_prompt() {
    var card = new CardTexts("{{random:a,b,c}} {{roll:d100}}", "", "", "", "", "");
    Scene scene = scene(card, List.of(), Optional.empty());

    assertThat(PromptAssembly.assemble(scene, AMPLE, WORDS, talk(3)))
        .isEqualTo(PromptAssembly.assemble(scene, AMPLE, WORDS, talk(3)));
  }

  @Test
  void fifty_messages_are_assembled_in_well_under_a_millisecond() {
    var tokens = new EstimatedTokens();
    List<PromptMessage> history = IntStream.range(0, 50)
        .mapToObj(i -> new PromptMessage(Role.USER, "a message of some length ".repeat(12))).toList();
    Scene scene = scene();
    for (int i = 0; i < 5_000; i++) PromptAssembly.assemble(scene, AMPLE, tokens, history.iterator());

    long before = System.nanoTime();
    for (int i = 0; i < 1_000; i++) PromptAssembly.assemble(scene, AMPLE, tokens, history.iterator());
    long nanosEach = (System.nanoTime() - before) / 1_000;

    assertThat(nanosEach).isLessThan(1_000_000);
  }

  @Test
  void a_template_words_parts_and_switches_them_off() {
    Scene plain = scene(CARD, List.of(), Optional.empty());
    var template = new Scene.Template("Default rules.", "Answer as {{char}}.", Map.of(
        Source.SCENARIO, new Scene.Section(true, "[Where {{char}} is: {{text}}]"),
        Source.PERSONALITY, new Scene.Section(false, "{{text}}"),
        Source.EXAMPLE_DIALOGUE, new Scene.Section(false, "{{text}}"),
        Source.POST_HISTORY, new Scene.Section(false, "{{text}}")));
    var scene = new Scene(plain.values(), template, List.of(), Optional.empty(), Optional.empty());

    Prompt prompt = PromptAssembly.assemble(scene, AMPLE, WORDS, talk(1));

    assertThat(prompt.messages()).hasSize(2);
    assertThat(prompt.messages().getFirst().content()).contains("[Where Mira is: A storm.]")
        .doesNotContain("calm", "one two three");
    assertThat(prompt.parts()).filteredOn(part -> part.reason().equals("disabled"))
        .extracting(PromptPart::source).containsExactly(Source.PERSONALITY, Source.EXAMPLE_DIALOGUE,
            Source.EXAMPLE_DIALOGUE, Source.POST_HISTORY);
    assertThatThrownBy(() -> new Scene.Section(true, "no place"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_instruction_stands_last_and_only_its_names_are_macros() {
    Scene plain = scene(CARD, List.of(), Optional.empty());
    var scene = new Scene(plain.values(), plain.template(), List.of(), Optional.empty(),
        Optional.of("Let {{char}} sing. {{description}}"));

    Prompt prompt = PromptAssembly.assemble(scene, AMPLE, WORDS, talk(1));

    assertThat(prompt.messages()).extracting(PromptMessage::content)
        .contains("Let Mira sing. {{description}}");
    assertThat(prompt.messages().get(prompt.messages().size() - 2).content()).startsWith("Let Mira sing.");
  }

  @Test
  void pinned_examples_are_in_before_the_history() {
    Scene plain = scene();
    int fixed = PromptAssembly.assemble(plain, AMPLE, WORDS, talk(1)).totalTokens() - 3;
    var scene = new Scene(plain.values(), plain.template().withPinnedExamples(), List.of(), Optional.empty(),
        Optional.empty());

    Prompt prompt = PromptAssembly.assemble(scene, new Budget(fixed, 0), WORDS, talk(5));

    assertThat(prompt.parts()).filteredOn(part -> part.source() == Source.EXAMPLE_DIALOGUE)
        .isNotEmpty().allMatch(part -> part.included() && part.reason().equals("pinned"));
    assertThat(prompt.parts()).filteredOn(part -> part.source() == Source.HISTORY && part.included())
        .hasSize(1);
  }
}
