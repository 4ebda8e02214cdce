package io.fabula.application.character;

import io.fabula.domain.account.Caller;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.Cards;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.LorebookReading;
import io.fabula.domain.shared.Json;
import java.util.List;
import java.util.OptionalLong;

/** The lorebook of a character, as its author keeps it. */
public final class Lorekeeping {
  private final CharacterAuthoring authoring;
  private final Cards cards;

  public Lorekeeping(CharacterAuthoring authoring, Cards cards) {
    this.authoring = authoring;
    this.cards = cards;
  }

  /** A character's book, with what its author should know of it. */
  public record Kept(Character.Snapshot character, Lorebook lorebook, List<CardWarning> warnings) {}

  /** An empty book where the character has none. */
  public Kept lorebook(Caller caller, CharacterId id) {
    Character.Snapshot character = authoring.own(caller, id);
    return new Kept(character, book(character), List.of());
  }

  /**
   * A book as it would be kept.
   *
   * @param file in any of the forms that {@link Cards#readLorebook} knows
   */
  public LorebookReading read(byte[] file) {
    return cards.readLorebook(file);
  }

  /**
   * Puts a whole book in the place of the old one.
   *
   * @param file in any of the forms that {@link Cards#readLorebook} knows
   * @param expected the version the caller knows, if they said
   */
  public Kept replace(Caller caller, CharacterId id, OptionalLong expected, byte[] file) {
    authoring.own(caller, id);
    LorebookReading reading = read(file);
    Character.Snapshot changed = authoring.update(caller, id, expected,
        sheet -> sheet.withDefinition(sheet.definition().withLorebook(reading.lorebook())));
    return new Kept(changed, book(changed), reading.warnings());
  }

  private static Lorebook book(Character.Snapshot character) {
    return character.sheet().definition().lorebook().orElseGet(() -> Lorebook.of(Json.EMPTY));
  }
}
