package io.fabula.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static Set<String> keys(Locale locale) {
    return ResourceBundle.getBundle("io.fabula.rest.http.messages", locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)).keySet();
  }

  @Test
  void both_languages_say_the_same() {
    assertThat(keys(Locale.KOREAN)).isEqualTo(keys(Locale.ROOT));
  }

  @Test
  void what_is_absent_is_named_in_the_readers_language() {
    List<String> nouns = keys(Locale.ROOT).stream().filter(key -> key.startsWith("noun."))
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
  void a_value_of_a_users_is_no_noun() {
    assertThat(Messages.text(Locale.KOREAN, "persona.slug_taken", List.of("user"))).endsWith("user.");
  }
}
