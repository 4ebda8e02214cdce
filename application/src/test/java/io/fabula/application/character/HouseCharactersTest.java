package io.fabula.application.character;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.Email;
import io.fabula.domain.account.InMemoryUsers;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.account.Username;
import io.fabula.domain.asset.InMemoryBlobs;
import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardLoss;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.Cards;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.InMemoryCharacters;
import io.fabula.domain.character.LorebookReading;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.UuidV7;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HouseCharactersTest {
  private final HandClock clock = new HandClock();
  private final Ids ids = new UuidV7(clock, new Random(1));
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryUsers users = new InMemoryUsers(unit);
  private final InMemoryCharacters characters = new InMemoryCharacters(unit);
  private final InMemoryBlobs blobs = new InMemoryBlobs();
  private final HouseCharacters house = new HouseCharacters(
      new HouseCharacters.Stores(users, characters, blobs), new NamesOnly(), unit, ids, clock);

  /** A card that is its character's name. */
  private static final class NamesOnly implements Cards {
    @Override
    public CardReading read(byte[] file) {
      var name = new String(file, StandardCharsets.UTF_8);
      return new CardReading(Definition.named(name), List.of(), Optional.empty(), file);
    }

    @Override
    public LorebookReading readLorebook(byte[] file) {
      throw new AssertionError("nobody asks for a lorebook");
    }

    @Override
    public byte[] write(CardFormat format, Definition definition, Optional<byte[]> original,
        Optional<byte[]> picture) {
      throw new AssertionError("nobody writes a card");
    }

    @Override
    public List<CardLoss> losses(CardFormat format, Definition definition, Optional<byte[]> original,
        Optional<byte[]> picture) {
      throw new AssertionError("nobody asks what is lost");
    }
  }

  private static HouseCharacters.Resident resident(String name) {
    return new HouseCharacters.Resident(name.getBytes(StandardCharsets.UTF_8), "A line.", "en");
  }

  private List<String> listed() {
    var everybodys = new Characters.CharacterQuery(Optional.empty(), true, Optional.empty(), Optional.empty(),
        List.of(), Optional.empty(), Optional.empty(), false, Characters.Order.NEW);
    return characters.list(everybodys, PageRequest.first(20)).items().stream().map(CharacterSummary::name)
        .toList();
  }

  @Test
  void they_are_listed_in_their_order() {
    assertThat(house.moveIn(() -> List.of(resident("Isla"), resident("Bramble")))).isTrue();

    assertThat(listed()).containsExactly("Isla", "Bramble");
  }

  @Test
  void they_come_once_and_their_cards_are_not_asked_for_again() {
    house.moveIn(() -> List.of(resident("Isla")));

    assertThat(house.moveIn(() -> {
      throw new AssertionError("asked again");
    })).isFalse();
  }

  @Test
  void whoever_has_their_name_keeps_it_and_they_stay_away() {
    users.add(User.register(new UserId(ids.next()), new Email("someone@example.com"),
        new Username("Fabula-House"), Optional.empty(), Role.USER, "hash", clock.instant()));

    assertThat(house.moveIn(() -> List.of(resident("Isla")))).isFalse();

    assertThat(listed()).isEmpty();
  }
}
