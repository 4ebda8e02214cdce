package io.fabula.application.character;

import io.fabula.application.asset.Avatars;
import io.fabula.application.community.Forgetting;
import io.fabula.domain.account.Caller;
import io.fabula.domain.asset.AssetId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Characters as their authors make them and as others find them. */
public final class CharacterAuthoring {
  private static final int HIDING_TRIES = 5;

  /** A face to wear from now on: an asset of the caller's own, or none. */
  public record NewFace(Optional<AssetId> asset) {}

  private final Characters characters;
  private final Avatars avatars;
  private final Forgetting forgetting;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;

  public CharacterAuthoring(Characters characters, Avatars avatars, Forgetting forgetting, UnitOfWork unit,
      Ids ids, InstantSource clock) {
    this.characters = characters;
    this.avatars = avatars;
    this.forgetting = forgetting;
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a character.
   *
   * @param avatar an asset of the caller's own
   */
  public Character.Snapshot create(Caller caller, CharacterSheet sheet, Optional<AssetId> avatar) {
    var character = Character.imported(new CharacterId(ids.next()), caller.id(), sheet,
        avatar.map(asset -> avatars.own(caller, asset)), Optional.empty(), clock.instant());
    characters.add(character);
    return character.snapshot();
  }

  /** By id or slug; what the caller may not see is absent. */
  public CharacterReading get(Optional<Caller> caller, String idOrSlug) {
    Character character = find(idOrSlug).filter(found -> found.visibleTo(caller))
        .orElseThrow(() -> SharedError.NotFound.failure("character"));
    return new CharacterReading(character.snapshot(), character.definitionVisibleTo(caller));
  }

  /** One that the caller may change. */
  public Character.Snapshot own(Caller caller, CharacterId id) {
    return changeable(caller, id, OptionalLong.empty()).snapshot();
  }

  public Page<CharacterSummary> list(Characters.CharacterQuery query, PageRequest page) {
    return characters.list(query, page);
  }

  /**
   * Rewrites a character's sheet.
   *
   * @param expected the version the caller knows, if they said
   */
  public Character.Snapshot update(Caller caller, CharacterId id, OptionalLong expected,
      UnaryOperator<CharacterSheet> edit) {
    return update(caller, id, expected, edit, Optional.empty());
  }

  /** As the other, with another face where one is named. */
  public Character.Snapshot update(Caller caller, CharacterId id, OptionalLong expected,
      UnaryOperator<CharacterSheet> edit, Optional<NewFace> face) {
    return unit.run(() -> {
      Character character = changeable(caller, id, expected);
      CharacterSheet sheet = edit.apply(character.snapshot().sheet());
      if (!sheet.equals(character.snapshot().sheet())) character.revise(sheet, clock.instant());
      face.ifPresent(other -> character.wear(other.asset().map(asset -> avatars.own(caller, asset)),
          clock.instant()));
      if (character.snapshot().version() != character.loadedVersion()) characters.save(character);
      return character.snapshot();
    });
  }

  /** A draft of the caller's own, after a character whose definition they may read. */
  public Character.Snapshot fork(Caller caller, CharacterId id) {
    Character origin = characters.find(id).orElseThrow(() -> SharedError.NotFound.failure("character"));
    Character fork = origin.fork(new CharacterId(ids.next()), caller, clock.instant());
    characters.add(fork);
    return fork.snapshot();
  }

  /** By the house; one that is gone is passed over. An author who saves at the same moment is waited for. */
  public void hide(CharacterId id, boolean hidden) {
    for (int tries = 1;; tries++) {
      try {
        unit.run(() -> characters.find(id).ifPresent(character -> {
          character.hide(hidden, clock.instant());
          if (character.snapshot().version() != character.loadedVersion()) characters.save(character);
        }));
        return;
      } catch (DomainFailure failure) {
        if (tries == HIDING_TRIES || !(failure.error() instanceof SharedError.Overtaken)) throw failure;
      }
    }
  }

  /** Chats with it go on from their own snapshot. */
  public void delete(Caller caller, CharacterId id, OptionalLong expected) {
    unit.run(() -> {
      changeable(caller, id, expected);
      characters.remove(id);
      forgetting.subject(SubjectRef.character(id.value()));
    });
  }

  private Character changeable(Caller caller, CharacterId id, OptionalLong expected) {
    Character character = characters.find(id).orElseThrow(() -> SharedError.NotFound.failure("character"));
    character.requireChangeBy(caller);
    if (expected.isPresent() && expected.getAsLong() != character.snapshot().version()) {
      throw SharedError.Stale.failure();
    }
    return character;
  }

  /** Five words of a slug can look like an id: {@code bad-cafe-dead-beef-face}. */
  private Optional<Character> find(String idOrSlug) {
    return id(idOrSlug).flatMap(characters::find).or(() -> characters.findBySlug(idOrSlug));
  }

  private static Optional<CharacterId> id(String text) {
    try {
      return Optional.of(new CharacterId(UUID.fromString(text)));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }
}
