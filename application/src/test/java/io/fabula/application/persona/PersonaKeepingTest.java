package io.fabula.application.persona;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.application.Stage;
import io.fabula.domain.account.Caller;
import io.fabula.domain.persona.Persona;
import io.fabula.domain.persona.PersonaError;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PersonaKeepingTest {
  private final Stage stage = new Stage(ScriptedModel.saying());
  private final PersonaKeeping keeping = new PersonaKeeping(stage.personas, stage.avatars, stage.unit,
      stage.ids,
      stage.clock);
  private final Caller caller = stage.newCaller();

  @Test
  void a_user_has_one_default_at_most() {
    Persona.Snapshot first = create("First", true);
    Persona.Snapshot second = create("Second", true);
    assertThat(keeping.get(caller, first.id()).isDefault()).isFalse();

    keeping.update(caller, first.id(), OptionalLong.empty(),
        (persona, now) -> persona.makeDefault(true, now));

    assertThat(keeping.get(caller, first.id()).isDefault()).isTrue();
    assertThat(keeping.get(caller, second.id()).isDefault()).isFalse();
  }

  @Test
  void no_more_are_made_than_the_limit() {
    for (int i = 0; i < Persona.LIMIT; i++) create("Face", false);

    assertRefused(PersonaError.LimitReached.failure(Persona.LIMIT, Persona.LIMIT),
        () -> create("More", false));
    keeping.delete(caller, keeping.list(caller, PageRequest.first(1)).items().getFirst().id(),
        OptionalLong.empty());
    create("Again", false);
    assertThat(keeping.used(caller)).isEqualTo(Persona.LIMIT);
  }

  @Test
  void a_taken_slug_is_refused_and_a_free_one_is_near() {
    keeping.create(caller, "Captain", Optional.of("선장"), Optional.empty(), Optional.empty(), false);
    keeping.create(caller, "Captain", Optional.of("선장-2"), Optional.empty(), Optional.empty(), false);

    assertRefused(PersonaError.SlugTaken.failure("선장"),
        () -> keeping.create(caller, "Mate", Optional.of("선장"), Optional.empty(), Optional.empty(), false));
    assertThat(keeping.suggestion(caller, "선장")).isEqualTo("선장-3");
    assertThat(keeping.suggestion(stage.newCaller(), "선장")).isEqualTo("선장");
  }

  @Test
  void a_refused_persona_leaves_the_default_where_it_was() {
    Persona.Snapshot first = keeping.create(caller, "Captain", Optional.of("captain"), Optional.empty(),
        Optional.empty(),
        true);

    assertRefused(PersonaError.SlugTaken.failure("captain"),
        () -> keeping.create(caller, "Mate", Optional.of("captain"), Optional.empty(), Optional.empty(),
            true));

    assertThat(keeping.get(caller, first.id()).isDefault()).isTrue();
  }

  @Test
  void other_peoples_personas_are_not_there_and_old_versions_are_stale() {
    Persona.Snapshot persona = create("Captain", false);

    assertRefused(SharedError.NotFound.failure("persona"),
        () -> keeping.get(stage.newCaller(), persona.id()));
    assertRefused(SharedError.NotFound.failure("persona"),
        () -> keeping.delete(stage.newCaller(), persona.id(), OptionalLong.empty()));
    assertRefused(SharedError.Stale.failure(), () -> keeping.update(caller, persona.id(), OptionalLong.of(9),
        (face, now) -> face.rename("Mate", now)));
  }

  private Persona.Snapshot create(String name, boolean isDefault) {
    return keeping.create(caller, name, Optional.empty(), Optional.empty(),
        Optional.empty(), isDefault);
  }
}
