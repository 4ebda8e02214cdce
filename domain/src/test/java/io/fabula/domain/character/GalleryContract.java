package io.fabula.domain.character;

import static io.fabula.domain.character.CharacterFixtures.summaryOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.IdFixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all {@link Gallery} keep to, of the characters in a store. */
public interface GalleryContract {
  Gallery subject();

  Characters characters();

  /** A user who exists, another one with every call. */
  UserId owner();

  @Test
  default void those_that_there_are_come_in_the_order_asked_for() {
    Character plain = CharacterFixtures.named(owner(), "미라");
    Character complete = CharacterFixtures.complete(owner());
    characters().add(plain);
    characters().add(complete);

    assertThat(subject().of(List.of(complete.snapshot().id(), new CharacterId(IdFixtures.fresh()),
        plain.snapshot().id()))).containsExactly(summaryOf(complete), summaryOf(plain));
    assertThat(subject().of(List.of())).isEmpty();
  }
}
