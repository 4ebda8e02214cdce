package io.fabula.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.CardFixtures;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.IdFixtures;
import org.junit.jupiter.api.Test;

/** What all {@link CastSnapshots} keep to. */
public interface CastSnapshotsContract {
  CastSnapshots subject();

  @Test
  default void a_version_is_found_as_it_was_kept() {
    var character = new CharacterId(IdFixtures.fresh());

    subject().keep(character, 1, CardFixtures.full());
    subject().keep(character, 2, Definition.named("미라"));

    assertThat(subject().find(character, 1)).contains(CardFixtures.full());
    assertThat(subject().find(character, 2)).contains(Definition.named("미라"));
    assertThat(subject().find(character, 3)).isEmpty();
    assertThat(subject().find(new CharacterId(IdFixtures.fresh()), 1)).isEmpty();
  }

  @Test
  default void a_version_that_is_kept_stays_as_it_is() {
    var character = new CharacterId(IdFixtures.fresh());
    subject().keep(character, 1, Definition.named("first"));

    subject().keep(character, 1, Definition.named("second"));

    assertThat(subject().find(character, 1)).contains(Definition.named("first"));
  }
}
