package io.fabula.domain.character.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every {@link Answers} keeps to. */
public interface AnswersContract {
  Answers subject();

  @Test
  default void the_object_is_found_whatever_stands_around_it() {
    String object = "{\"name\":\"미라 \\\"the\\\" keeper {\",\"tags\":[\"sea\"]}";
    for (String answer : List.of(object, "Here you are:\n```json\n" + object + "\n```\nAnything else?",
        "{name} is a placeholder. " + object, "  " + object + " {\"second\":1}")) {
      assertThat(subject().object(answer)).as(answer)
          .hasValueSatisfying(found -> assertThat(found.text("name")).contains("미라 \"the\" keeper {"));
    }
  }

  @Test
  default void what_holds_no_whole_object_holds_none() {
    for (String answer : List.of("", "I cannot do that.", "{\"name\":\"Mi", "{name: Mira}", "[1,2]",
        "{".repeat(5_000),
        "{\"a\":1,}")) {
      assertThat(subject().object(answer)).as(answer).isEmpty();
    }
  }

  @Test
  default void what_was_written_is_read_again() {
    var json = new Json.Obj(Map.of("name", new Json.Str("미라\n")));

    assertThat(subject().object(subject().text(json))).contains(json);
  }
}
