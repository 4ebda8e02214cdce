package io.fabula.domain.persona;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.util.List;
import java.util.Optional;

/** Personas in memory. */
public final class InMemoryPersonas implements Personas {
  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<PersonaId, Persona.Snapshot> rows;

  public InMemoryPersonas(InMemoryUnitOfWork unit) {
    this.unit = unit;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void add(Persona persona) {
    unit.step(() -> put(persona));
  }

  @Override
  public void save(Persona persona) {
    unit.step(() -> {
      rows.find(persona.snapshot().id()).filter(kept -> kept.version() == persona.loadedVersion())
          .orElseThrow(() -> SharedError.Overtaken.failure("persona"));
      return put(persona);
    });
  }

  private Persona put(Persona persona) {
    Persona.Snapshot s = persona.snapshot();
    boolean taken = of(s.owner()).stream()
        .anyMatch(other -> other.slug().equals(s.slug()) && !other.id().equals(s.id()));
    if (taken) throw PersonaError.SlugTaken.failure(s.slug());
    rows.put(s.id(), s);
    return persona;
  }

  @Override
  public Optional<Persona> find(PersonaId id) {
    return rows.find(id).map(Persona::restore);
  }

  @Override
  public void remove(PersonaId id) {
    rows.remove(id);
  }

  @Override
  public Page<Persona> of(UserId owner, PageRequest page) {
    return new InMemoryListing<Persona.Snapshot>(
        s -> Cursor.of(s.createdAt().toEpochMilli(), s.id())).page(of(owner), page).map(Persona::restore);
  }

  @Override
  public int count(UserId owner) {
    return of(owner).size();
  }

  @Override
  public Optional<Persona> defaultOf(UserId owner) {
    return of(owner).stream().filter(Persona.Snapshot::isDefault).findFirst().map(Persona::restore);
  }

  @Override
  public boolean slugTaken(UserId owner, String slug) {
    return of(owner).stream().anyMatch(persona -> persona.slug().equals(slug));
  }

  private List<Persona.Snapshot> of(UserId owner) {
    return rows.where(persona -> persona.owner().equals(owner));
  }
}
