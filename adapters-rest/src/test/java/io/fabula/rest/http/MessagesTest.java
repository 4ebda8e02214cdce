package io.fabula.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessagesTest {
  /** Of one file alone, for a bundle answers with its parent's keys too. */
  private static Set<String> keys(String file) throws IOException {
    try (var in = Messages.class.getResourceAsStream(file)) {
      return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8)).keySet();
    }
  }

  @Test
  void both_languages_say_the_same() throws IOException {
    assertThat(keys("messages_ko.properties")).isEqualTo(keys("messages.properties"));
  }

  @Test
  void what_is_absent_is_named_in_the_readers_language() throws IOException {
    List<String> nouns = keys("messages.properties").stream().filter(key -> key.startsWith("noun."))
        .map(key -> key.substring("noun.".length())).toList();

    assertThat(nouns).contains("character", "chat", "message", "persona", "turn", "user", "unpacked_bytes");
    for (String noun : nouns) {
      assertThat(Messages.text(Locale.KOREAN, "shared.not_found", List.of(noun.replace('_', ' '))))
          .as(noun).doesNotContainPattern("[A-Za-z]");
    }
    assertThat(Messages.text(Locale.ENGLISH, "shared.not_found", List.of("chat")))
        .isEqualTo("There is no such chat.");
  }

  @Test
  void every_message_can_be_told() throws IOException {
    for (String key : keys("messages.properties")) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
        assertThat(Messages.text(locale, key, List.of())).as(key + " " + locale).isNotBlank();
      }
    }
  }

  @Test
  void apostrophes_and_braces_are_shown() {
    assertThat(Messages.text(Locale.ENGLISH, "chat.no_question", List.of())).contains("user's", "turn's");
    assertThat(Messages.text(Locale.ENGLISH, "chat.no_text", List.of())).contains("part's", "{{text}}");
    assertThat(Messages.text(Locale.KOREAN, "chat.no_text", List.of())).contains("{{text}}");
  }

  @Test
  void a_value_of_a_users_is_no_noun() {
    assertThat(Messages.text(Locale.KOREAN, "persona.slug_taken", List.of("user"))).endsWith("user.");
  }
}
