package io.fabula.domain.persona;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.Optional;

/** The store of personas. */
public interface Personas {
  /** Adds one; refused with {@link PersonaError.SlugTaken} when its owner has that slug already. */
  void add(Persona persona);

  Optional<Persona> find(PersonaId id);

  /** Saves what was loaded; refused as overtaken when it was changed in between, as {@link #add} for slugs. */
  void save(Persona persona);

  void remove(PersonaId id);

  /** A user's personas, the newest first. */
  Page<Persona> of(UserId owner, PageRequest page);

  int count(UserId owner);

  Optional<Persona> defaultOf(UserId owner);

  boolean slugTaken(UserId owner, String slug);
}
