package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Turns, watched, stopped, made again and left in the middle. */
class TalkingOnThePageTest extends BrowserTest {
  private static final String LONG = "Tell me about the lamp, the storm and the stairs, and about who kept the light before you.";

  @Test
  void a_reply_grows_before_the_readers_eyes_and_is_what_the_server_keeps() {
    Person reader = person().inAChat();

    reader.say(LONG);
    String early = reader.writtenPast(0);
    String later = reader.writtenPast(early.length());
    assertThat(reader.page.locator(".composer textarea")).hasValue("");
    reader.untilDone();

    assertThat(later).startsWith(early.strip());
    assertThat(reader.kept()).hasSize(3);
    assertThat(reader.seen()).isEqualTo(reader.kept());
  }

  @Test
  void what_was_written_before_a_stop_is_kept() {
    Person reader = person().inAChat();
    reader.say(LONG);
    String early = reader.writtenPast(0);

    reader.button("Stop").click();
    reader.untilDone();

    assertThat(reader.page.locator(".cut")).isVisible();
    assertThat(reader.lastMessage()).startsWith(early.strip());
    assertThat(reader.kept()).hasSize(3);
    assertThat(reader.seen()).isEqualTo(reader.kept());
  }

  @Test
  void a_reply_can_be_made_again_and_both_versions_looked_at() {
    Person reader = person().inAChat().say(LONG).untilDone();
    String first = reader.lastMessage();

    reader.button("Regenerate").click();
    reader.writtenPast(0);
    reader.untilDone();

    assertThat(reader.alternates()).hasText("2/2");
    reader.button("Previous version").click();
    assertThat(reader.alternates()).hasText("1/2");
    assertThat(reader.lastMessage()).isEqualTo(first);
    assertThat(reader.seen()).isEqualTo(reader.kept());
  }

  @Test
  void a_reload_in_the_middle_of_a_reply_loses_and_doubles_nothing() {
    Person reader = person().inAChat();
    reader.say(LONG);
    String early = reader.writtenPast(5);

    reader.page.reload();

    assertThat(reader.writtenPast(early.length() - 1)).startsWith(early.strip());
    reader.untilDone();
    assertThat(reader.seen()).isEqualTo(reader.kept());
    assertThat(reader.kept()).hasSize(3);
  }

  @Test
  void a_reload_in_the_middle_of_another_version_goes_on_in_the_same_message() {
    Person reader = person().inAChat().say(LONG).untilDone();
    reader.button("Regenerate").click();
    reader.writtenPast(0);

    reader.page.reload();
    reader.writtenPast(0);

    assertThat(reader.page.locator(".message")).hasCount(3);
    reader.untilDone();
    assertThat(reader.alternates()).hasText("2/2");
    assertThat(reader.seen()).isEqualTo(reader.kept());
  }

  @Test
  void a_reply_that_goes_on_is_one_text_also_across_a_reload() {
    Person reader = person().inAChat().say(LONG).untilDone();
    String first = reader.lastMessage().strip();
    reader.button("Continue").click();
    reader.writtenPast(first.length() + 3);

    reader.page.reload();
    reader.writtenPast(first.length() + 3);
    reader.untilDone();

    assertThat(reader.lastMessage()).startsWith(first);
    assertThat(reader.seen()).isEqualTo(reader.kept());
  }

  @Test
  void a_message_and_all_after_it_can_be_deleted() {
    Person reader = person().inAChat().say(LONG).untilDone();

    Locator question = reader.page.locator(".message.mine");
    question.hover();
    question.locator("summary").click();
    reader.button("Delete from here on").click();
    reader.button("Delete").last().click();

    assertThat(reader.page.locator(".message")).hasCount(1);
    assertThat(reader.kept()).hasSize(1);
  }

  @Test
  void a_branch_is_a_chat_of_its_own() {
    Person reader = person().inAChat().say(LONG).untilDone();
    String here = reader.page.url();

    Locator greeting = reader.page.locator(".message").first();
    greeting.hover();
    greeting.locator("summary").click();
    reader.button("Branch from here").click();

    assertThat(reader.page.locator(".message")).hasCount(1);
    assertThat(reader.page.url()).isNotEqualTo(here);
  }
}
