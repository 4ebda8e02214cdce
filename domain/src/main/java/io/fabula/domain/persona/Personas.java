package io.fabula.domain.persona;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.Optional;

/** The store of personas. */
public interface Personas {
  /** Adds one; refused with {@link PersonaError.SlugTaken} when its owner has that slug already. */
  void add(Persona persona);

  /** Absent where there is none, or no more. */
  Optional<Persona> find(PersonaId id);

  /** Saves what was loaded; refused as overtaken when it was changed in between, as {@link #add} for slugs. */
  void save(Persona persona);

  /** Removes it; one that is absent is removed already. */
  void remove(PersonaId id);

  /** A user's personas, the newest first. */
  Page<Persona> of(UserId owner, PageRequest page);

  /** How many that user has. */
  int count(UserId owner);

  /** The one that chats of that user wear by themselves; absent where they chose none. */
  Optional<Persona> defaultOf(UserId owner);

  /** Whether a persona of that user has that slug. */
  boolean slugTaken(UserId owner, String slug);
}
