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

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.Test;

/** No word that somebody wrote in a chat is lost, whatever comes of sending it. */
class KeepingWordsTest extends BrowserTest {
  @Test
  void words_that_were_refused_are_in_the_box_again_and_sent_by_trying_again() {
    for (int status : new int[]{429, 503}) {
      Person reader = person().inAChat();
      reader.page.route(MESSAGE, refusing(status));
      reader.say(WORDS);

      assertThat(notice(reader)).containsText(TOO_MANY);
      assertThat(box(reader)).hasValue(WORDS);
      assertThat(draft(reader)).isEqualTo(WORDS);
      assertThat(reader.kept()).hasSize(1);

      reader.page.unroute(MESSAGE);
      reader.button("Try again").click();
      assertAskedOnce(reader);
    }
  }

  @Test
  void words_that_were_refused_after_a_reply_do_not_make_that_reply_again() {
    Person reader = person().inAChat().say("Hello.").untilDone();
    reader.page.route(MESSAGE, refusing(429));
    reader.say(WORDS);
    assertThat(notice(reader)).containsText(TOO_MANY);

    reader.page.unroute(MESSAGE);
    reader.button("Try again").click();
    reader.page.waitForCondition(() -> messages(reader).size() == 5);

    assertThat(messages(reader).get(3)).containsEntry("content", WORDS);
    assertThat(reader.alternates()).hasCount(0);
  }

  @Test
  void words_that_were_said_before_come_back_as_well() {
    Person reader = person().inAChat().say(WORDS).untilDone();
    reader.page.route(MESSAGE, refusing(429));

    reader.say(WORDS);

    assertThat(notice(reader)).containsText(TOO_MANY);
    assertThat(box(reader)).hasValue(WORDS);
  }

  @Test
  void words_that_a_dead_network_took_come_back_and_arrive_once() {
    Person reader = person().inAChat();
    reader.page.route(MESSAGE, Trouble::deaf);
    reader.page.route("**/api/chats/" + chat(reader), Route::abort);
    reader.say(WORDS);

    reader.button("Try again").waitFor();
    assertThat(notice(reader)).containsText("The server cannot be reached.");
    assertThat(box(reader)).hasValue(WORDS);
    assertThat(draft(reader)).isEqualTo(WORDS);

    reader.page.unrouteAll();
    reader.button("Try again").click();
    assertAskedOnce(reader);
  }

  @Test
  void words_that_arrived_over_a_dead_line_are_no_trouble() {
    Person reader = person().inAChat();
    reader.page.route(MESSAGE, Trouble::deaf);

    reader.say(WORDS);

    assertAskedOnce(reader);
    assertThat(notice(reader)).hasCount(0);
  }

  @Test
  void words_are_kept_while_nobody_knows_whether_they_arrived() {
    Person reader = person().inAChat();
    reader.page.route(MESSAGE, route -> {}); // never answered
    reader.say(WORDS);
    reader.page.locator(".message.mine").waitFor();
    assertThat(box(reader)).hasValue("");
    assertThat(draft(reader)).isEqualTo(WORDS);
    box(reader).fill("And then?");

    reader.page.reload();

    assertThat(box(reader)).hasValue(WORDS + "\n\nAnd then?");
    reader.page.unrouteAll();
    box(reader).fill(WORDS);
    reader.page.keyboard().press("Enter");
    assertAskedOnce(reader);
  }

  @Test
  void words_that_arrived_do_not_come_back_with_a_reload() {
    Person reader = person().inAChat();
    reader.page.route(MESSAGE, Route::fetch); // the server has it, and the page never hears of it
    reader.say(WORDS);
    reader.page.waitForCondition(() -> messages(reader).size() == 3);
    assertThat(draft(reader)).isEqualTo(WORDS);

    reader.page.reload();

    assertAskedOnce(reader);
  }

  @Test
  void who_leaves_while_words_are_on_their_way_finds_them_again() {
    Person reader = person().inAChat();
    String here = "#/chats/" + chat(reader);
    var held = new java.util.ArrayList<Route>();
    reader.page.route(MESSAGE, held::add);
    reader.say(WORDS);
    reader.page.waitForCondition(() -> !held.isEmpty());
    reader.go("#/chats");
    reader.page.locator(".chat-row").waitFor();

    refusing(429).accept(held.getFirst());
    reader.go(here);

    assertThat(box(reader)).hasValue(WORDS);
  }

  @Test
  void who_writes_while_another_tab_is_answered_is_told_why_it_has_to_wait() {
    for (String locale : new String[]{"en-US", "ko-KR"}) {
      Person reader = person(new Browser.NewContextOptions().setLocale(locale), port()).signUp()
          .drop("mira.png", Person.CARD);
      reader.page.locator(".portrait .primary").click();
      reader.page.locator(".message").waitFor();
      var another = new Person(reader.page.context().newPage());
      another.page.navigate(reader.page.url());
      another.page.locator(".message").waitFor();
      another.say("Tell me all that you know of the lamp, the storm, the stairs and the sea.");
      another.writtenPast(0);

      reader.say(WORDS);

      assertThat(notice(reader)).containsText(locale.startsWith("en") ? "reply" : "답");
      assertThat(box(reader)).hasValue(WORDS);
      reader.writtenPast(0);
      assertThat(notice(reader).locator("button")).hasCount(0);
      another.page.locator(".composer .stop").click();
      reader.page.locator(".after").waitFor();
      notice(reader).locator("button").click();
      reader.page.waitForCondition(() -> messages(reader).size() == 5);
      assertThat(messages(reader).get(3)).containsEntry("content", WORDS);
    }
  }

  @Test
  void words_that_were_changed_since_are_no_longer_what_is_tried_again() {
    Person reader = person().inAChat();
    reader.page.route(MESSAGE, refusing(429));
    reader.say(WORDS);
    assertThat(reader.button("Try again")).isVisible();

    box(reader).fill("Something else.");

    assertThat(notice(reader)).containsText(TOO_MANY);
    assertThat(reader.button("Try again")).hasCount(0);
  }
}
