package io.fabula.application.character;

import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Username;
import io.fabula.domain.account.Users;
import io.fabula.domain.asset.Blobs;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.Cards;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Visibility;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The characters that a new server has by itself, public, and of an account that nobody can sign in to.
 * That account is the sign that they came: deleted ones stay away.
 */
public final class HouseCharacters {
  /** A domain that never is anybody's (RFC 2606), so no mail can reach it. */
  private static final Email ADDRESS = new Email("house@fabula.invalid");

  private static final Username NAME = new Username("fabula-house");

  /** A hash of zeros alone, in the form that hashes have: whoever tries a password is told it is wrong. */
  private static final String NO_PASSWORD = "$argon2id$v=19$m=19456,t=2,p=1$ZmFidWxhLWhvdXNlLg$"
      + "A".repeat(43);

  private final Stores stores;
  private final Cards cards;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;

  /** Where everything is kept. */
  public record Stores(Users users, Characters characters, Blobs blobs) {}

  public HouseCharacters(Stores stores, Cards cards, UnitOfWork unit, Ids ids, InstantSource clock) {
    this.stores = stores;
    this.cards = cards;
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * One of them.
   *
   * @param card its file
   * @param tagline one line for lists
   * @param language BCP 47 tag
   */
  public record Resident(byte[] card, String tagline, String language) {}

  /**
   * Brings them in, all or none; does nothing where they have come before, whatever became of them since.
   *
   * @param residents in the order in which lists show them; asked only where they are needed
   * @return whether they came now
   */
  public boolean moveIn(Supplier<List<Resident>> residents) {
    if (stores.users().findByEmail(ADDRESS).isPresent()) return false;
    Instant now = clock.instant();
    var house = new UserId(ids.next());
    // the newest is listed first
    List<Character> newcomers = residents.get().reversed().stream().map(one -> character(house, one, now))
        .toList();
    try {
      unit.run(() -> {
        stores.users()
            .add(User.register(house, ADDRESS, NAME, Optional.of("Fabula"), Role.USER, NO_PASSWORD, now));
        newcomers.forEach(stores.characters()::add);
      });
      return true;
    } catch (DomainFailure failure) {
      // another server on the same database was quicker
      if (failure.error() instanceof AccountError.Taken) return false;
      throw failure;
    }
  }

  private Character character(UserId house, Resident resident, Instant now) {
    CardReading reading = cards.read(resident.card());
    CharacterSheet plain = CharacterSheet.of(reading.definition());
    var sheet = new CharacterSheet(plain.definition(), Optional.of(resident.tagline()),
        plain.structuredTags(),
        plain.gender(), Optional.of(resident.language()), false, Visibility.PUBLIC, true);
    return Character.imported(new CharacterId(ids.next()), house, sheet,
        reading.picture().map(stores.blobs()::put),
        Optional.of(stores.blobs().put(reading.original())), now);
  }
}
