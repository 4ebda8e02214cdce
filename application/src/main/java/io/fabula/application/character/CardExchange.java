package io.fabula.application.character;

import io.fabula.application.asset.Avatars;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.Blobs;
import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardLoss;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.Cards;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cards come in and go out. The file that came in stays in the vault as it is. */
public final class CardExchange {
  private final CharacterAuthoring authoring;
  private final Characters characters;
  private final Cards cards;
  private final Blobs blobs;
  private final Avatars avatars;
  private final Ids ids;
  private final InstantSource clock;

  public CardExchange(CharacterAuthoring authoring, Characters characters, Cards cards, Blobs blobs,
      Avatars avatars, Ids ids, InstantSource clock) {
    this.authoring = authoring;
    this.characters = characters;
    this.cards = cards;
    this.blobs = blobs;
    this.avatars = avatars;
    this.ids = ids;
    this.clock = clock;
  }

  /** What became of an imported file. */
  public record Imported(Character.Snapshot character, List<CardWarning> warnings) {}

  /** A file to send. */
  public record Exported(CardFormat format, String name, byte[] bytes) {}

  public Imported importCard(Caller caller, byte[] file) {
    return importCard(caller.id(), file);
  }

  /** For somebody who need not be there. */
  public Imported importCard(UserId owner, byte[] file) {
    return importCard(owner, new CharacterId(ids.next()), file, Optional.empty());
  }

  /**
   * As the other, for who must be able to do it again: where that character is there already, it stays as
   * it is.
   *
   * @param stored where the file lies already, if it does
   */
  public Imported importCard(UserId owner, CharacterId id, byte[] file, Optional<BlobId> stored) {
    CardReading reading = cards.read(file);
    // checked before anything is stored; the vault comes first, so that no character lacks its card
    CharacterSheet sheet = CharacterSheet.of(reading.definition());
    Character.create(id, owner, sheet, clock.instant());
    Optional<Character> before = characters.find(id);
    if (before.isPresent()) return new Imported(before.get().snapshot(), reading.warnings());
    Optional<BlobId> avatar = reading.picture().map(this::keep);
    Optional<BlobId> card = Optional.of(stored.filter(any -> Arrays.equals(file, reading.original()))
        .orElseGet(() -> blobs.put(reading.original())));
    var character = Character.imported(id, owner, sheet, avatar, card, clock.instant());
    characters.add(character);
    return new Imported(character.snapshot(), reading.warnings());
  }

  private BlobId keep(byte[] picture) {
    BlobId face = blobs.put(picture);
    avatars.prepare(face, picture);
    return face;
  }

  /** A card of a character, with no more in it than the caller may see. */
  public Exported exportCard(Optional<Caller> caller, String idOrSlug, CardFormat format) {
    CharacterReading reading = authoring.get(caller, idOrSlug);
    return exported(reading, original(reading), format);
  }

  private Exported exported(CharacterReading reading, Optional<byte[]> original, CardFormat format) {
    byte[] bytes = cards.write(format, shown(reading), original, picture(reading));
    return new Exported(format, reading.character().slug() + "." + format.extension(), bytes);
  }

  /**
   * A character with all of its files.
   *
   * @param card as it is now
   * @param original as it came
   */
  public record Kept(CharacterReading reading, Exported card, Optional<byte[]> original) {}

  /** Those of the caller's own, the newest first. */
  public Page<CharacterSummary> own(Caller caller, PageRequest page) {
    return authoring.list(new CharacterQuery(Optional.of(caller.id()), false, Optional.empty(),
        Optional.empty(), List.of(), Optional.empty(), Optional.empty(), true, Order.NEW), page);
  }

  /** One of the caller's own, with its files. */
  public Kept kept(Caller caller, CharacterId id) {
    CharacterReading reading = authoring.get(Optional.of(caller), id.toString());
    Optional<byte[]> original = original(reading);
    return new Kept(reading, exported(reading, original, CardFormat.PNG), original);
  }

  /** What the same export would lose of what the caller may see. */
  public List<CardLoss> losses(Optional<Caller> caller, String idOrSlug, CardFormat format) {
    CharacterReading reading = authoring.get(caller, idOrSlug);
    return cards.losses(format, shown(reading), original(reading), picture(reading));
  }

  private static Definition shown(CharacterReading reading) {
    Definition definition = reading.character().sheet().definition();
    return reading.definitionVisible() ? definition : definition.publicPart();
  }

  /** The original holds the definition too, so those who may not read it get neither. */
  private Optional<byte[]> original(CharacterReading reading) {
    return reading.definitionVisible() ? reading.character().card().flatMap(blobs::find) : Optional.empty();
  }

  private Optional<byte[]> picture(CharacterReading reading) {
    return reading.character().avatar().flatMap(blobs::find);
  }
}
