package io.fabula.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.Assertions;

/** What goes wrong with a turn, and what a person sees of it. */
final class Trouble {
  static final String WORDS = "Tell me about the lamp\nand the storm.";
  static final String MESSAGE = "**/api/chats/*/message";
  static final String TOO_MANY = "Not so fast, please.";

  private Trouble() {}

  /** The server says no, for a reason of its own. */
  static Consumer<Route> refusing(int status) {
    return route -> route.fulfill(new Route.FulfillOptions().setStatus(status)
        .setContentType("application/problem+json").setBody("{\"detail\":\"" + TOO_MANY + "\"}"));
  }

  /** A turn that begins and comes to nothing. */
  static void failing(Route route) {
    route.fulfill(new Route.FulfillOptions().setStatus(200).setContentType("text/event-stream")
        .setBody("id: 01981b7c-0000-7000-8000-000000000000:1\nevent: error\ndata: {\"message\":\"" + TOO_MANY
            + "\"}\n\n"));
  }

  /** The server hears it, and its answer gets lost. */
  static void deaf(Route route) {
    route.fetch();
    route.abort();
  }

  static Locator box(Person reader) {
    return reader.page.locator(".composer textarea");
  }

  static Locator notice(Person reader) {
    return reader.page.locator(".column .notice");
  }

  /** What the tab would give back after a reload. */
  static String draft(Person reader) {
    return (String) reader.page
        .evaluate("sessionStorage.getItem('fabula.unsent.' + location.hash.split('/').pop()) ?? ''");
  }

  static String chat(Person reader) {
    return reader.page.url().replaceFirst(".*#/chats/", "");
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> messages(Person reader) {
    return (List<Map<String, Object>>) reader.ask("GET", "/chats/" + chat(reader) + "/messages", null)
        .get("results");
  }

  /** One question, one answer, and nothing left over. */
  static void assertAskedOnce(Person reader) {
    reader.untilDone();
    Assertions.assertThat(reader.kept()).hasSize(3);
    Assertions.assertThat(reader.seen()).isEqualTo(reader.kept());
    Assertions.assertThat(messages(reader).get(1)).containsEntry("content", WORDS);
    assertThat(reader.alternates()).hasCount(0);
    assertThat(box(reader)).hasValue("");
    Assertions.assertThat(draft(reader)).isEmpty();
  }
}
