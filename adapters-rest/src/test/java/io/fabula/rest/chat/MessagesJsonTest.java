package io.fabula.rest.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.rest.http.Reply.PageView;
import io.fabula.rest.json.JsonFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written by hand is what the format would have written. */
class MessagesJsonTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.006Z");

  @Test
  void a_page_reads_as_the_format_has_it() throws IOException {
    var sparse = new MessageView("message", "i", "c", "user", null, "hi", "complete",
        new MessageView.AlternatesView(0, 1), List.of(), null, null, null, null, AT);
    var full = new MessageView("message", "i", "c", "assistant", "한", everyAwkwardCharacter(), "interrupted",
        new MessageView.AlternatesView(12, 345), List.of("a\"b", "c"), "up", "mock/plain",
        new MessageView.UsageView(7, 8, new BigDecimal("0.0012"), true), AT,
        Instant.parse("1969-12-31T23:59:59.999Z"));

    check(new PageView<>("list", List.of(sparse, full), true, "next"));
    check(new PageView<>("list", List.of(full), false, null));
    check(new PageView<>("list", List.of(), false, null));
  }

  @Test
  void instants_keep_their_milliseconds_in_any_year() throws IOException {
    for (String instant : List.of("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
        "2024-02-29T12:00:00.1Z", "-0001-05-05T05:05:05Z", "+12345-01-01T00:00:00Z")) {
      var message = new MessageView("message", "i", "c", "user", null, "hi", "complete",
          new MessageView.AlternatesView(0, 1), List.of(), null, null, null, null, Instant.parse(instant));
      String written = new String(
          MessagesJson.write(new PageView<>("list", List.of(message), false, null)));
      String text = written.replaceFirst(".*\"created_at\":\"([^\"]*)\".*", "$1");
      assertThat(Instant.parse(text)).isEqualTo(Instant.parse(instant));
      assertThat(text).matches(".*\\.\\d{3}Z");
    }
  }

  private static String everyAwkwardCharacter() {
    var text = new StringBuilder("한국어 \uD83D\uDE00 \u007f\u2028 \"quoted\" back\\slash /");
    for (char c = 0; c < 0x20; c++) text.append(c);
    return text.toString();
  }

  private static void check(PageView<MessageView> page) throws IOException {
    var tree = JsonFormat.mapper().readTree(MessagesJson.write(page));
    var expected = JsonFormat.mapper().readTree(JsonFormat.write(page));
    assertThat(tree).isEqualTo(expected);
    assertThat(tree.toString()).isEqualTo(expected.toString());
  }
}
