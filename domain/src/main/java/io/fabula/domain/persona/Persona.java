package io.fabula.domain.persona;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.shared.Slug;
import io.fabula.domain.shared.Texts;
import java.time.Instant;
import java.util.Optional;

/** A face of a user: its name becomes {@code {{user}}}, its description stands in the prompt. */
public final class Persona {
  /** How many personas one user may have. */
  public static final int LIMIT = 50;

  /** All of a persona; {@code version} rises with every change. */
  public record Snapshot(
      PersonaId id,
      UserId owner,
      String name,
      String slug,
      Optional<String> description,
      Optional<BlobId> avatar,
      boolean isDefault,
      long version,
      Instant createdAt,
      Instant updatedAt) {}

  private final long loadedVersion;
  private Snapshot state;

  private Persona(Snapshot state, long loadedVersion) {
    this.state = state;
    this.loadedVersion = loadedVersion;
  }

  /** A new one; refused with {@code SharedError.Invalid} where a text is out of bounds. */
  public static Persona create(PersonaId id, UserId owner, String name, Optional<String> slug,
      Optional<String> description, Optional<BlobId> avatar, boolean isDefault, Instant now) {
    String checked = Texts.name("name", name);
    return new Persona(new Snapshot(id, owner, checked, Slug.chosenOr(slug, checked, id.value()),
        Texts.optional("description", description, Texts.DEFINITION_MAX), avatar, isDefault, 1, now,
        now), 0);
  }

  public static Persona restore(Snapshot snapshot) {
    return new Persona(snapshot, snapshot.version());
  }

  /** Another name, of 1 to 200 code points. */
  public void rename(String name, Instant now) {
    state = new Snapshot(state.id, state.owner, Texts.name("name", name), state.slug, state.description,
        state.avatar, state.isDefault,
        loadedVersion + 1, state.createdAt, now);
  }

  /** Another slug. */
  public void address(String slug, Instant now) {
    state = new Snapshot(state.id, state.owner, state.name, Slug.checked(slug), state.description,
        state.avatar, state.isDefault,
        loadedVersion + 1, state.createdAt, now);
  }

  /** What the model is told of it, or nothing. */
  public void describe(Optional<String> description, Instant now) {
    state = new Snapshot(state.id, state.owner, state.name, state.slug,
        Texts.optional("description", description, Texts.DEFINITION_MAX), state.avatar, state.isDefault,
        loadedVersion + 1,
        state.createdAt, now);
  }

  /** Its picture, or none. */
  public void wear(Optional<BlobId> avatar, Instant now) {
    state = new Snapshot(state.id, state.owner, state.name, state.slug, state.description, avatar,
        state.isDefault, loadedVersion + 1, state.createdAt, now);
  }

  /** Whether chats that name none wear it. */
  public void makeDefault(boolean isDefault, Instant now) {
    if (state.isDefault == isDefault) return;
    state = new Snapshot(state.id, state.owner, state.name, state.slug, state.description, state.avatar,
        isDefault,
        loadedVersion + 1, state.createdAt, now);
  }

  public Snapshot snapshot() {
    return state;
  }

  /** The version the store is expected to hold when this is saved; 0 for a new persona. */
  public long loadedVersion() {
    return loadedVersion;
  }
}
