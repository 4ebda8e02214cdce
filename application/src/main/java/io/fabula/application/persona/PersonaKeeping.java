package io.fabula.application.persona;

import io.fabula.application.asset.Avatars;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.AssetId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.persona.Persona;
import io.fabula.domain.persona.PersonaError;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.persona.Personas;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Slug;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** A user's personas: made, worn, changed, thrown away. */
public final class PersonaKeeping {
  private final Personas personas;
  private final Avatars avatars;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;

  public PersonaKeeping(Personas personas, Avatars avatars, UnitOfWork unit, Ids ids, InstantSource clock) {
    this.personas = personas;
    this.avatars = avatars;
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  public Page<Persona.Snapshot> list(Caller caller, PageRequest page) {
    return personas.of(caller.id(), page).map(Persona::snapshot);
  }

  public Persona.Snapshot get(Caller caller, PersonaId id) {
    return owned(caller, id).snapshot();
  }

  public Persona.Snapshot create(Caller caller, String name, Optional<String> slug,
      Optional<String> description, Optional<AssetId> avatar,
      boolean makeDefault) {
    Instant now = clock.instant();
    var persona = Persona.create(new PersonaId(ids.next()), caller.id(), name, slug, description,
        avatar.map(asset -> face(caller, asset)), makeDefault, now);
    unit.run(() -> {
      int used = personas.count(caller.id());
      if (used >= Persona.LIMIT) throw PersonaError.LimitReached.failure(used, Persona.LIMIT);
      if (makeDefault) noDefault(caller.id(), now);
      personas.add(persona);
    });
    return persona.snapshot();
  }

  /**
   * Changes one persona.
   *
   * @param expected the version the caller knows, if they said
   */
  public Persona.Snapshot update(Caller caller, PersonaId id, OptionalLong expected,
      BiConsumer<Persona, Instant> edit) {
    Instant now = clock.instant();
    return unit.run(() -> {
      Persona persona = owned(caller, id);
      requireVersion(persona, expected);
      boolean wasDefault = persona.snapshot().isDefault();
      edit.accept(persona, now);
      if (persona.snapshot().isDefault() && !wasDefault) noDefault(caller.id(), now);
      if (persona.snapshot().version() != persona.loadedVersion()) personas.save(persona);
      return persona.snapshot();
    });
  }

  public void delete(Caller caller, PersonaId id, OptionalLong expected) {
    unit.run(() -> {
      requireVersion(owned(caller, id), expected);
      personas.remove(id);
    });
  }

  /** The picture of an asset of the caller's own. */
  public BlobId face(Caller caller, AssetId asset) {
    return avatars.own(caller, asset);
  }

  public int used(Caller caller) {
    return personas.count(caller.id());
  }

  public boolean slugTaken(Caller caller, String slug) {
    return personas.slugTaken(caller.id(), slug);
  }

  /** A free slug near a taken one. */
  public String suggestion(Caller caller, String slug) {
    if (!slugTaken(caller, slug)) return slug;
    for (int number = 2;; number++) {
      String candidate = Slug.numbered(slug, number);
      if (!slugTaken(caller, candidate)) return candidate;
    }
  }

  private void noDefault(UserId owner, Instant now) {
    personas.defaultOf(owner).ifPresent(persona -> {
      persona.makeDefault(false, now);
      personas.save(persona);
    });
  }

  private Persona owned(Caller caller, PersonaId id) {
    return personas.find(id).filter(persona -> persona.snapshot().owner().equals(caller.id()))
        .orElseThrow(() -> SharedError.NotFound.failure("persona"));
  }

  private static void requireVersion(Persona persona, OptionalLong expected) {
    if (expected.isPresent() && expected.getAsLong() != persona.snapshot().version())
      throw SharedError.Stale.failure();
  }

}
