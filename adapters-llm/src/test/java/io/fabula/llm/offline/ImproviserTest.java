package io.fabula.llm.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.prompt.Prompt;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.PromptPart;
import io.fabula.domain.prompt.PromptPart.Source;
import io.fabula.domain.prompt.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImproviserTest {
  private static final List<PromptPart> MIRA = card("""
      [Name: Mira; Age: 30; Likes= "tea" + "storms"]
      Mira keeps the old lighthouse at Cape Sorrow. She collects letters that the sea brings ashore. \
      Her brother sailed north ten years ago. {{original}} She fears the winter storms.""",
      "<START>\nTraveller: Who are you?\nMira: *wipes her hands* I keep the lamp burning.\n"
          + "Traveller: Alone?\nMira: Alone is a word for people without a sea.");
  private static final List<PromptPart> SERA = card("세라는 오래된 숲의 수호자다. 세라는 상처 입은 여행자를 돌본다. 숲에는 잊힌 신전이 있다.",
      "나그네: 누구세요?\n세라: 이 숲을 지키는 사람이에요.\n세라: 상처부터 볼까요?");

  private static List<PromptPart> card(String description, String examples) {
    return List.of(new PromptPart(Source.DESCRIPTION, Role.SYSTEM, description, 50, true, "fits"),
        new PromptPart(Source.EXAMPLE_DIALOGUE, Role.SYSTEM, examples, 30, true, "fits"));
  }

  private static Prompt prompt(List<PromptPart> card, String... turns) {
    var messages = new ArrayList<PromptMessage>();
    messages.add(new PromptMessage(Role.SYSTEM, "You are a character."));
    for (int i = 0; i < turns.length; i++) {
      boolean user = (turns.length - i) % 2 == 1;
      messages.add(new PromptMessage(user ? Role.USER : Role.ASSISTANT, turns[i]));
    }
    return new Prompt(messages, card, 100);
  }

  private static List<String> replies(int seeds, Prompt prompt) {
    return LongStream.range(0, seeds).mapToObj(seed -> Improviser.reply(prompt, seed)).toList();
  }

  @Test
  void the_same_prompt_and_seed_give_the_same_reply() {
    assertThat(Improviser.reply(prompt(MIRA, "Tell me about the lighthouse"), 5))
        .isEqualTo(Improviser.reply(prompt(MIRA, "Tell me about the lighthouse"), 5))
        // kept by hand: it must not change with the JDK or the machine
        .isEqualTo("*nods slowly* There is more to the lighthouse than most people see. "
            + "I keep the old lighthouse at Cape Sorrow. And if the lighthouse were gone tomorrow?");
  }

  @ParameterizedTest
  @CsvSource({"Hello there!", "What is this place?", "I walked through the rain to see the lighthouse.",
      "...",
      "안녕하세요", "나는 오늘 숲에서 길을 잃었어"})
  void replies_vary_with_the_seed_and_are_short_and_clean(String heard) {
    List<String> replies = replies(50, prompt(MIRA, heard));
    assertThat(new HashSet<>(replies)).hasSizeGreaterThan(20);
    assertThat(replies).allSatisfy(reply -> {
      assertThat(reply).isNotBlank().doesNotContain("{", "}", "  ", "<START>", "Likes=");
      assertThat(reply.replaceAll("\\*[^*]*\\*", "").split("[.!?…]+(\\s|$)").length).isBetween(1, 4);
    });
  }

  @Test
  void a_question_is_answered_from_the_card() {
    List<String> replies = replies(50, prompt(MIRA, "Are you afraid of winter storms?"));
    assertThat(replies).allMatch(reply -> reply.contains("I fear the winter storms."));
    assertThat(replies(50, prompt(MIRA, "Where is your brother?")))
        .allMatch(reply -> reply.contains("*Her brother sailed north ten years ago.*"));
  }

  @Test
  void a_name_is_given_when_asked_for() {
    assertThat(replies(50, prompt(MIRA, "Who are you?"))).allMatch(reply -> reply.contains("Mira"));
    assertThat(replies(50, prompt(SERA, "이름이 뭐예요?"))).allMatch(reply -> reply.contains("세라"));
  }

  @Test
  void a_word_of_the_user_comes_back() {
    assertThat(replies(50, prompt(MIRA, "My grandmother kept goldfinches.")))
        .filteredOn(reply -> reply.toLowerCase().contains("goldfinches")
            || reply.toLowerCase().contains("grandmother"))
        .hasSizeGreaterThan(30);
  }

  @Test
  void the_characters_own_lines_are_used() {
    List<String> replies = replies(50, prompt(MIRA, "It is quiet today."));
    assertThat(replies).anyMatch(reply -> reply.contains("I keep the lamp burning."));
    assertThat(replies).noneMatch(reply -> reply.contains("Who are you?"));
    assertThat(replies).anyMatch(reply -> reply.contains("*"));
  }

  @Test
  void korean_is_spoken_with_a_korean_user_or_card() {
    assertThat(replies(50, prompt(SERA, "숲이 정말 아름다워요"))).allMatch(reply -> !reply.matches(".*[A-Za-z].*"));
    assertThat(replies(50, prompt(SERA, "Hello"))).allMatch(Tongue::isKorean);
    assertThat(replies(50, prompt(MIRA, "바다 이야기를 해 줘"))).allMatch(reply -> !reply.contains("lighthouse"));
  }

  @ParameterizedTest
  @CsvSource({"숲{은/는},숲은", "바다{은/는},바다는", "강{을/를},강을", "나무{을/를},나무를", "별{이/가},별이", "Mira{이/가},Mira가",
      "book{을/를},book을", "3{을/를},3을"})
  void korean_particles_follow_the_final_consonant(String phrase, String expected) {
    assertThat(Particles.resolve(phrase)).isEqualTo(expected);
  }

  @Test
  void what_was_said_lately_is_not_said_again() {
    var turns = new ArrayList<>(List.of("Hello."));
    for (int i = 0; i < 6; i++) {
      String reply = Improviser.reply(prompt(MIRA, turns.toArray(String[]::new)), 11);
      for (String sentence : reply.split("(?<=[.!?])\\s+")) {
        assertThat(turns).noneMatch(turn -> sentence.length() > 12 && turn.contains(sentence));
      }
      turns.add(reply);
      turns.add("Then tell me something else.");
    }
  }

  @Test
  void asked_whether_it_is_a_machine_it_is_honest() {
    assertThat(replies(20, prompt(MIRA, "Are you an AI?"))).allMatch(reply -> reply.contains("improviser"));
    assertThat(replies(20, prompt(SERA, "너 챗봇이야? 인공지능 맞아?"))).allMatch(reply -> reply.contains("오프라인"));
  }

  @Test
  void a_prompt_without_parts_or_user_still_gets_a_reply() {
    var system = new PromptMessage(Role.SYSTEM, "Mira keeps the old lighthouse.");
    assertThat(Improviser.reply(new Prompt(List.of(system), List.of(), 5), 1)).isNotBlank();
    assertThat(Improviser.reply(new Prompt(List.of(), List.of(), 0), 1)).isNotBlank();
  }
}
