package io.fabula.domain.character;

import static io.fabula.domain.shared.Refusals.assertOvertaken;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.HandClock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Characters} keep to, but for {@link CharacterListsContract}. */
public interface CharactersContract {
  Instant LATER = HandClock.START.plusSeconds(60);

  Characters subject();

  /** A user who exists, another one with every call. */
  UserId owner();

  @Test
  default void a_character_is_found_as_it_was_added() {
    Character plain = CharacterFixtures.named(owner(), "미라 🗼");
    Character complete = CharacterFixtures.complete(owner());

    subject().add(plain);
    subject().add(complete);

    assertThat(found(plain)).contains(plain.snapshot());
    assertThat(found(complete)).contains(complete.snapshot());
    assertThat(subject().findBySlug(complete.snapshot().slug()).map(Character::snapshot))
        .contains(complete.snapshot());
    assertThat(subject().glance(complete.snapshot().id())).contains(new Characters.Sighting(
        complete.snapshot().audience(), complete.snapshot().version()));
  }

  @Test
  default void an_unknown_character_is_absent() {
    Character stranger = CharacterFixtures.named(owner(), "Nobody");

    assertThat(found(stranger)).isEmpty();
    assertThat(subject().findBySlug(stranger.snapshot().slug())).isEmpty();
    assertThat(subject().glance(stranger.snapshot().id())).isEmpty();
  }

  @Test
  default void a_revised_character_is_found_as_it_was_saved_with_the_addresses_it_had() {
    Character character = CharacterFixtures.named(owner(), "Mira");
    subject().add(character);

    Character loaded = subject().find(character.snapshot().id()).orElseThrow();
    loaded.revise(CharacterFixtures.completeSheet(), LATER);
    subject().save(loaded);
    assertThat(found(character)).contains(loaded.snapshot());

    Character again = subject().find(character.snapshot().id()).orElseThrow();
    again.revise(CharacterSheet.of(Definition.named("이름")), LATER);
    subject().save(again);
    assertThat(found(character)).contains(again.snapshot());
    assertThat(again.snapshot().slug()).isEqualTo(character.snapshot().slug());
  }

  @Test
  default void a_character_changed_in_between_is_not_overwritten() {
    Character character = CharacterFixtures.named(owner(), "Mira");
    subject().add(character);
    Character mine = subject().find(character.snapshot().id()).orElseThrow();
    Character theirs = subject().find(character.snapshot().id()).orElseThrow();
    theirs.revise(CharacterFixtures.tagged("Theirs", "sea"), LATER);
    subject().save(theirs);

    mine.revise(CharacterFixtures.tagged("Mine", "land"), LATER);

    assertOvertaken("character", () -> subject().save(mine));
    assertThat(found(character)).contains(theirs.snapshot());
  }

  @Test
  default void one_that_was_left_behind_is_nobodys_and_still_there() {
    UserId owner = owner();
    Character character = CharacterFixtures.published(owner, "Mira");
    subject().add(character);
    Character loaded = subject().find(character.snapshot().id()).orElseThrow();

    loaded.release(LATER);
    subject().save(loaded);

    assertThat(found(character)).contains(loaded.snapshot());
    assertThat(loaded.snapshot().owner()).isEmpty();
    assertThat(subject().glance(character.snapshot().id()).orElseThrow().audience().owner()).isEmpty();
  }

  @Test
  default void a_removed_character_is_gone_and_cannot_be_saved() {
    Character character = CharacterFixtures.complete(owner());
    subject().add(character);
    Character loaded = subject().find(character.snapshot().id()).orElseThrow();

    subject().remove(character.snapshot().id());

    assertThat(found(character)).isEmpty();
    loaded.revise(CharacterFixtures.tagged("Late"), LATER);
    assertOvertaken("character", () -> subject().save(loaded));
  }

  private Optional<Character.Snapshot> found(Character character) {
    return subject().find(character.snapshot().id()).map(Character::snapshot);
  }
}
