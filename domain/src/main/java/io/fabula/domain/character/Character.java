package io.fabula.domain.character;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * Someone to talk with. Born by hand, from a card, or as a fork of another; belongs to one user, or,
 * where that one has left, to nobody; is seen by those its visibility lets in. The card it came from stays in the vault, unchanged, under
 * the edits that its sheet collects.
 */
public final class Character {
  /**
   * @param owner absent where their account is gone
   * @param avatar the picture, in the blob store
   * @param card the file it was imported from, in the blob store
   * @param hidden by the house, see {@link Audience}
   * @param standing what is counted of it; kept apart, and not saved with it
   * @param version rises with every edit, not with what is counted
   */
  public record Snapshot(
      CharacterId id,
      String slug,
      Optional<UserId> owner,
      CharacterSheet sheet,
      Optional<BlobId> avatar,
      Optional<BlobId> card,
      Optional<CharacterId> forkedFrom,
      boolean hidden,
      Standing standing,
      long version,
      Instant createdAt,
      Instant updatedAt) {
    /** Whom it lets in. */
    public Audience audience() {
      return new Audience(owner, sheet.visibility(), hidden);
    }
  }

  private final long loadedVersion;
  private Snapshot state;

  private Character(Snapshot state, long loadedVersion) {
    this.state = state;
    this.loadedVersion = loadedVersion;
  }

  /** One made by hand; refused with {@link SharedError.Invalid} where the sheet is out of bounds. */
  public static Character create(CharacterId id, UserId owner, CharacterSheet sheet, Instant now) {
    return imported(id, owner, sheet, Optional.empty(), Optional.empty(), now);
  }

  /** A character read from a card that lies in the vault. */
  public static Character imported(CharacterId id, UserId owner, CharacterSheet sheet,
      Optional<BlobId> avatar,
      Optional<BlobId> card, Instant now) {
    CharacterSheet checked = sheet.checked();
    String slug = Slug.of(checked.definition().name(), id.value());
    return new Character(
        new Snapshot(id, slug, Optional.of(owner), checked, avatar, card, Optional.empty(), false,
            Standing.NEW, 1, now,
            now),
        0);
  }

  /**
   * A draft of somebody's own after another's character, with its picture and its card. Refused where they
   * may not see it (404) or not read its definition (403).
   */
  public Character fork(CharacterId id, Caller by, Instant now) {
    if (!visibleTo(Optional.of(by))) throw SharedError.NotFound.failure("character");
    if (!definitionVisibleTo(Optional.of(by))) throw SharedError.Forbidden.failure();
    CharacterSheet sheet = state.sheet.withVisibility(Visibility.DRAFT);
    String slug = Slug.of(sheet.definition().name(), id.value());
    return new Character(new Snapshot(id, slug, Optional.of(by.id()), sheet, state.avatar, state.card,
        Optional.of(state.id), false, Standing.NEW, 1, now, now), 0);
  }

  public static Character restore(Snapshot snapshot) {
    return new Character(snapshot, snapshot.version());
  }

  /** Rewrites the sheet. The slug stays, so that addresses keep leading here. */
  public void revise(CharacterSheet sheet, Instant now) {
    change(state.owner, sheet.checked(), state.avatar, state.hidden, now);
  }

  /** Hides it from all but its owner and admins, or ends that; its visibility stays what its owner wants. */
  public void hide(boolean hidden, Instant now) {
    if (state.hidden == hidden) return;
    change(state.owner, state.sheet, state.avatar, hidden, now);
  }

  /** Another picture, or none. The card in the vault keeps its own. */
  public void wear(Optional<BlobId> avatar, Instant now) {
    change(state.owner, state.sheet, avatar, state.hidden, now);
  }

  /** Its owner leaves it behind: from now on only admins may change it. */
  public void release(Instant now) {
    change(Optional.empty(), state.sheet, state.avatar, state.hidden, now);
  }

  private void change(Optional<UserId> owner, CharacterSheet sheet, Optional<BlobId> avatar, boolean hidden,
      Instant now) {
    state = new Snapshot(state.id, state.slug, owner, sheet, avatar, state.card, state.forkedFrom, hidden,
        state.standing, loadedVersion + 1, state.createdAt, now);
  }

  /** Refused with 404 to those who may not know of it, with 403 to those who may see but not change it. */
  public void requireChangeBy(Caller caller) {
    if (!visibleTo(Optional.of(caller))) throw SharedError.NotFound.failure("character");
    if (!state.audience().admitsToChange(caller)) throw SharedError.Forbidden.failure();
  }

  /** Whether they may know of it at all; nobody in particular where absent. */
  public boolean visibleTo(Optional<Caller> caller) {
    return state.audience().admits(caller);
  }

  /** Whether the caller may read, and export, what the model is told. */
  public boolean definitionVisibleTo(Optional<Caller> caller) {
    return visibleTo(caller)
        && (state.sheet.definitionVisible() || caller.filter(state.audience()::admitsToChange).isPresent());
  }

  public Snapshot snapshot() {
    return state;
  }

  /** The version the store is expected to hold when this is saved; 0 for a new character. */
  public long loadedVersion() {
    return loadedVersion;
  }
}
