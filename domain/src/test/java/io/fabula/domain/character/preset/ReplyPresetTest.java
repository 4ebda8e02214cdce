package io.fabula.domain.character.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyPresetTest {
  private static final ReplyPreset FULL = new ReplyPreset(Optional.of(0.7), Optional.of(0.95),
      Optional.of(300), List.of("끝", "***"), Optional.of("mock/plain"),
      Optional.of(new AuthorNote("Be brief.", 2, Role.USER)));

  @Test
  void it_lives_in_the_extensions_beside_everything_else() {
    Json.Obj before = Json.EMPTY.with("other", new Json.Str("kept"))
        .with("fabula", Json.EMPTY.with("pin_examples", new Json.Bool(true)));

    for (ReplyPreset preset : List.of(FULL, ReplyPreset.NONE)) {
      Json.Obj with = ReplyPreset.into(before, Optional.of(preset));
      assertThat(ReplyPreset.in(with)).contains(preset);
      assertThat(ReplyPreset.into(with, Optional.empty())).isEqualTo(before);
    }
    assertThat(ReplyPreset.in(before)).isEmpty();
    assertThat(ReplyPreset.into(Json.EMPTY, Optional.empty())).isEqualTo(Json.EMPTY);
  }

  @Test
  void a_card_of_others_may_say_anything() {
    for (Json odd : List.of(new Json.Str("hot"), Json.EMPTY.with("temperature", new Json.Num("3e9")),
        Json.EMPTY.with("author_note",
            Json.EMPTY.with("content", new Json.Str("x")).with("depth", Json.Num.of(-1))))) {
      assertThat(ReplyPreset.in(Json.EMPTY.with("fabula", Json.EMPTY.with("preset", odd)))).isEmpty();
    }
  }

  @Test
  void every_fault_is_named_at_once() {
    var bad = new ReplyPreset(Optional.of(Double.NaN), Optional.of(-0.1), Optional.of(0),
        List.of("a", "b", "c", "d", ""), Optional.empty(), Optional.empty());

    assertThatThrownBy(bad::checked).isInstanceOfSatisfying(DomainFailure.class,
        failure -> assertThat(((SharedError.Invalid) failure.error()).faults()).extracting(Fault::field)
            .containsExactly("temperature", "top_p", "max_tokens", "stop", "stop[4]"));
  }
}
