package io.fabula.domain.chat;

import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.Optional;
import java.util.function.Predicate;

/** Definitions as chats know them, in memory. */
public final class InMemoryCastSnapshots implements CastSnapshots {
  private record Key(CharacterId character, long version) {}

  private final InMemoryUnitOfWork unit;
  private final InMemoryRows<Key, Definition> rows;
  private final Predicate<CharacterId> met;

  /**
   * @param met whether any chat has that character
   */
  public InMemoryCastSnapshots(InMemoryUnitOfWork unit, Predicate<CharacterId> met) {
    this.unit = unit;
    this.met = met;
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void keep(CharacterId character, long version, Definition definition) {
    unit.step(() -> {
      if (find(character, version).isEmpty()) rows.put(new Key(character, version), definition);
      return definition;
    });
  }

  @Override
  public void forgetUnmet(Predicate<CharacterId> gone) {
    unit.step(() -> {
      rows.keys().stream().filter(key -> !met.test(key.character) && gone.test(key.character))
          .forEach(rows::remove);
      return gone;
    });
  }

  @Override
  public Optional<Definition> find(CharacterId character, long version) {
    return rows.find(new Key(character, version));
  }
}
