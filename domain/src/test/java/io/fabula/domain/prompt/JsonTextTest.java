package io.fabula.domain.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  private static final int ROUNDS = 2_000;
  private static final String[] CHARACTERS = {"a", "\"", "\\", "/", "\n", "\r", "\t", "\0", "\u001f", "é",
      "가", "🗼",
      "\ud83d", "\udc40", "\u2028"};

  private final Random chance = new Random(7);

  @Test
  void any_text_survives_the_way_there_and_back_and_its_length_is_known_beforehand() {
    for (int round = 0; round < ROUNDS; round++) {
      String text = text();
      JsonText escaped = JsonText.of(text);

      assertThat(escaped.unescaped()).isEqualTo(text);
      assertThat(escaped.unescapedLength()).isEqualTo(text.length());
    }
  }

  @Test
  void heads_put_together_are_the_text_and_tear_nothing() {
    for (int round = 0; round < ROUNDS; round++) {
      String text = text();
      JsonText rest = JsonText.of(text);
      var joined = new StringBuilder();
      while (!rest.isEmpty()) {
        JsonText head = rest.head(12);
        assertThat(head.length()).isBetween(1, 12);
        assertThat(new String(head.bytes(), head.from(), head.length(), UTF_8)).doesNotContain("\ufffd");
        joined.append(head.unescaped());
        rest = new JsonText(rest.bytes(), head.to(), rest.to());
      }
      assertThat(joined.toString()).isEqualTo(text);
    }
  }

  @Test
  void a_pair_written_as_two_escapes_stays_together() {
    byte[] bytes = "ab\\uD83D\\uDDFCc".getBytes(UTF_8);
    var text = new JsonText(bytes, 0, bytes.length);

    assertThat(text.head(13).unescaped()).isEqualTo("ab");
    assertThat(text.head(14).unescaped()).isEqualTo("ab🗼");
    assertThat(text.unescapedLength()).isEqualTo(5);
  }

  @Test
  void escapes_of_other_writers_are_read() {
    byte[] bytes = "\\b\\f\\/\\u00e9".getBytes(UTF_8);

    assertThat(new JsonText(bytes, 0, bytes.length).unescaped()).isEqualTo("\b\f/é");
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = chance.nextInt(30); i > 0; i--) text.append(CHARACTERS[chance.nextInt(CHARACTERS.length)]);
    return text.toString();
  }
}
