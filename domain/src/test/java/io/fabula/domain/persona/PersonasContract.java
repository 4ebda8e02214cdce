package io.fabula.domain.persona;

import static io.fabula.domain.shared.PagingFixtures.all;
import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static io.fabula.domain.shared.Refusals.assertOvertaken;
import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link Personas} keep to. */
public interface PersonasContract {
  Instant LATER = HandClock.START.plusSeconds(60);

  Personas subject();

  /** A user who exists, another one with every call. */
  UserId owner();

  UnitOfWork unit();

  @Test
  default void a_persona_is_found_as_it_was_added() {
    UserId owner = owner();
    Persona plain = PersonaFixtures.persona(owner);
    Persona complete = PersonaFixtures.complete(owner);

    subject().add(plain);
    subject().add(complete);

    assertThat(found(plain)).contains(plain.snapshot());
    assertThat(found(complete)).contains(complete.snapshot());
    assertThat(subject().find(PersonaFixtures.persona(owner).snapshot().id())).isEmpty();
  }

  @Test
  default void what_is_saved_is_found() {
    Persona persona = PersonaFixtures.complete(owner());
    subject().add(persona);

    Persona loaded = subject().find(persona.snapshot().id()).orElseThrow();
    loaded.rename("항해사 🧭", LATER);
    loaded.address("항해사", LATER);
    loaded.describe(Optional.empty(), LATER);
    loaded.makeDefault(false, LATER);
    subject().save(loaded);

    assertThat(found(persona)).contains(loaded.snapshot());
  }

  @Test
  default void a_persona_changed_in_between_is_not_overwritten() {
    Persona persona = PersonaFixtures.persona(owner());
    subject().add(persona);
    Persona mine = subject().find(persona.snapshot().id()).orElseThrow();
    Persona theirs = subject().find(persona.snapshot().id()).orElseThrow();
    theirs.rename("Theirs", LATER);
    subject().save(theirs);

    mine.rename("Mine", LATER);

    assertOvertaken("persona", () -> subject().save(mine));
    assertThat(found(persona)).contains(theirs.snapshot());
  }

  @Test
  default void a_removed_persona_is_gone_and_cannot_be_saved() {
    Persona persona = PersonaFixtures.persona(owner());
    subject().add(persona);
    Persona loaded = subject().find(persona.snapshot().id()).orElseThrow();

    subject().remove(persona.snapshot().id());

    assertThat(found(persona)).isEmpty();
    loaded.rename("Late", LATER);
    assertOvertaken("persona", () -> subject().save(loaded));
  }

  @Test
  default void a_slug_is_unique_to_its_owner_alone() {
    UserId owner = owner();
    subject().add(PersonaFixtures.addressed(owner, "선장"));
    subject().add(PersonaFixtures.addressed(owner(), "선장"));

    assertRefused(PersonaError.SlugTaken.failure("선장"),
        () -> subject().add(PersonaFixtures.addressed(owner, "선장")));
    assertThat(subject().slugTaken(owner, "선장")).isTrue();
    assertThat(subject().slugTaken(owner, "선장-2")).isFalse();
    assertThat(subject().count(owner)).isEqualTo(1);
  }

  @Test
  default void a_taken_slug_is_refused_when_saving_too_and_its_unit_goes_on() {
    UserId owner = owner();
    Persona other = PersonaFixtures.addressed(owner, "mate");
    subject().add(PersonaFixtures.addressed(owner, "captain"));
    subject().add(other);

    unit().run(() -> {
      Persona loaded = subject().find(other.snapshot().id()).orElseThrow();
      loaded.address("captain", LATER);
      assertRefused(PersonaError.SlugTaken.failure("captain"), () -> subject().save(loaded));
      subject().add(PersonaFixtures.addressed(owner, "cook"));
    });

    assertThat(found(other)).contains(other.snapshot());
    assertThat(subject().slugTaken(owner, "cook")).isTrue();
  }

  @Test
  default void the_default_is_found_where_there_is_one() {
    UserId owner = owner();
    subject().add(PersonaFixtures.persona(owner));
    assertThat(subject().defaultOf(owner)).isEmpty();
    Persona complete = PersonaFixtures.complete(owner);

    subject().add(complete);

    assertThat(subject().defaultOf(owner).map(Persona::snapshot)).contains(complete.snapshot());
  }

  @Test
  default void a_list_shows_the_newest_first_and_one_owners_alone() {
    UserId owner = owner();
    var added = new ArrayList<PersonaId>();
    // three at each moment, so that their ids decide too
    for (int i = 0; i < 12; i++) {
      added.add(add(owner, HandClock.START.plusMillis(i / 3)));
    }
    add(owner(), LATER);

    for (int size : new int[]{1, 5, 12, 100}) {
      assertThat(ids(all(size, page -> subject().of(owner, page)))).isEqualTo(added.reversed());
    }
    assertThat(subject().count(owner)).isEqualTo(12);
  }

  @Test
  default void pages_stay_as_they_are_while_personas_are_added() {
    UserId owner = owner();
    PersonaId oldest = add(owner, HandClock.START);
    PersonaId middle = add(owner, HandClock.START.plusMillis(1));
    add(owner, HandClock.START.plusMillis(2));

    Page<Persona> first = subject().of(owner, PageRequest.first(1));
    add(owner, LATER);

    assertThat(ids(subject().of(owner, new PageRequest(5, first.next())).items()))
        .containsExactly(middle, oldest);
  }

  @Test
  default void malformed_cursors_are_refused() {
    UserId owner = owner();
    add(owner, HandClock.START);

    assertMalformedCursorsRefused(page -> subject().of(owner, page));
  }

  private PersonaId add(UserId owner, Instant time) {
    Persona persona = PersonaFixtures.madeAt(owner, time);
    subject().add(persona);
    return persona.snapshot().id();
  }

  private Optional<Persona.Snapshot> found(Persona persona) {
    return subject().find(persona.snapshot().id()).map(Persona::snapshot);
  }

  private static List<PersonaId> ids(List<Persona> personas) {
    return personas.stream().map(persona -> persona.snapshot().id()).toList();
  }
}
