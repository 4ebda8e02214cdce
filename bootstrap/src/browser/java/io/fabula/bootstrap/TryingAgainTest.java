package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.fabula.bootstrap.Trouble.MESSAGE;
import static io.fabula.bootstrap.Trouble.TOO_MANY;
import static io.fabula.bootstrap.Trouble.WORDS;
import static io.fabula.bootstrap.Trouble.assertAskedOnce;
import static io.fabula.bootstrap.Trouble.box;
import static io.fabula.bootstrap.Trouble.chat;
import static io.fabula.bootstrap.Trouble.draft;
import static io.fabula.bootstrap.Trouble.messages;
import static io.fabula.bootstrap.Trouble.notice;
import static io.fabula.bootstrap.Trouble.refusing;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What failed is done again, that and nothing else. */
class TryingAgainTest extends BrowserTest {
  private static final String REGENERATE = "**/regenerate";

  /** A model that nobody answers for. */
  @Override
  Map<String, String> variables() {
    return Map.of("FABULA_PROVIDER_AWAY_BASE_URL", "http://127.0.0.1:9/v1", "FABULA_PROVIDER_AWAY_MODELS",
        "any",
        "FABULA_DEFAULT_MODEL", "offline/improv");
  }

  /** In a chat whose last message is a question that got no answer. */
  private Person unanswered() {
    Person reader = person().inAChat().say(WORDS).untilDone();
    String reply = (String) messages(reader).getLast().get("id");
    reader.ask("DELETE", "/chats/" + chat(reader) + "/messages/" + reply, null);
    reader.page.reload();
    assertThat(notice(reader)).containsText("This has no answer yet.");
    return reader;
  }

  @Test
  void a_question_without_an_answer_is_asked_again() {
    Person reader = unanswered();

    reader.button("Try again").click();

    assertAskedOnce(reader);
  }

  @Test
  void a_question_that_cannot_be_answered_now_stays_where_it_is() {
    for (boolean dead : new boolean[]{false, true}) {
      Person reader = unanswered();
      reader.page.route(REGENERATE, dead ? Route::abort : refusing(429));

      reader.button("Try again").click();

      assertThat(notice(reader)).containsText(dead ? "The server cannot be reached." : TOO_MANY);
      assertThat(reader.page.locator(".message.mine")).hasCount(1);
      assertThat(box(reader)).hasValue("");
      assertThat(messages(reader).getLast()).containsEntry("content", WORDS);
      reader.page.unrouteAll();
      reader.button("Try again").click();
      assertAskedOnce(reader);
    }
  }

  @Test
  void a_question_whose_turn_began_over_a_dead_line_is_answered_once() {
    Person reader = unanswered();
    reader.page.route(REGENERATE, Trouble::deaf);

    reader.button("Try again").click();

    assertAskedOnce(reader);
    assertThat(notice(reader)).hasCount(0);
  }

  @Test
  void a_question_that_was_answered_in_another_tab_is_left_alone() {
    Person reader = unanswered();
    var another = new Person(reader.page.context().newPage());
    another.page.navigate(reader.page.url());
    another.button("Try again").click();
    another.untilDone();

    reader.button("Try again").click();

    assertAskedOnce(reader);
    assertThat(notice(reader)).hasCount(0);
  }

  @Test
  void a_turn_that_failed_with_its_question_kept_is_asked_again() {
    Person reader = person().inAChat();
    reader.ask("PATCH", "/chats/" + chat(reader), "{\"model\":\"away/any\"}");
    reader.say(WORDS);
    assertThat(reader.button("Try again")).isVisible();
    assertThat(messages(reader)).hasSize(2);
    assertThat(box(reader)).hasValue("");
    assertThat(draft(reader)).isEmpty();

    reader.ask("PATCH", "/chats/" + chat(reader), "{\"model\":\"offline/improv\"}");
    reader.button("Try again").click();

    assertAskedOnce(reader);
  }

  @Test
  void a_turn_that_failed_before_its_question_was_kept_is_asked_again() {
    Person reader = person().inAChat();
    reader.page.route(MESSAGE, Trouble::failing);
    reader.say(WORDS);
    assertThat(notice(reader)).containsText(TOO_MANY);
    assertThat(box(reader)).hasValue(WORDS);

    reader.page.unroute(MESSAGE);
    reader.button("Try again").click();

    assertAskedOnce(reader);
  }

  @Test
  void a_continuation_that_failed_goes_on_with_the_same_reply() {
    for (Consumer<Route> failure : List.<Consumer<Route>>of(refusing(503), Trouble::failing)) {
      Person reader = person().inAChat().say(WORDS).untilDone();
      String first = reader.lastMessage().strip();
      reader.page.route("**/continue", failure);
      reader.button("Continue").click();
      assertThat(notice(reader)).containsText(TOO_MANY);

      reader.page.unroute("**/continue");
      reader.button("Try again").click();
      reader.writtenPast(first.length() + 3);
      reader.untilDone();

      assertThat(reader.lastMessage()).startsWith(first);
      assertThat(reader.alternates()).hasCount(0);
      assertThat(reader.kept()).hasSize(3);
    }
  }

  @Test
  void another_version_that_failed_is_made_of_the_same_reply() {
    for (Consumer<Route> failure : List.<Consumer<Route>>of(refusing(429), Trouble::failing)) {
      Person reader = person().inAChat().say(WORDS).untilDone();
      reader.page.route(REGENERATE, failure);
      reader.button("Regenerate").click();
      assertThat(notice(reader)).containsText(TOO_MANY);
      assertThat(box(reader)).hasValue("");

      reader.page.unroute(REGENERATE);
      reader.button("Try again").click();

      assertThat(reader.alternates()).hasText("2/2");
      assertThat(reader.kept()).hasSize(3);
    }
  }
}
