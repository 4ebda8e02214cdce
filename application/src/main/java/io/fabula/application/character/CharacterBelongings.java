package io.fabula.application.character;

import io.fabula.application.account.Belongings;
import io.fabula.application.community.Forgetting;
import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSummary;
import io.fabula.domain.character.Characters;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.UnitOfWork;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The characters of who leaves. One that is open to everybody and that others rely on (they chat with it, marked
 * it or talk about it) stays as nobody's; the others go, with what was said about them.
 */
public final class CharacterBelongings implements Belongings {
  /** Whether anybody but a user chats with a character. */
  @FunctionalInterface
  public interface Company {
    boolean othersMet(CharacterId character, UserId besides);
  }

  private static final int AT_ONCE = 50;

  private final Characters characters;
  private final Forgetting forgetting;
  private final Company company;
  private final UnitOfWork unit;
  private final InstantSource clock;

  public CharacterBelongings(Characters characters, Forgetting forgetting, Company company, UnitOfWork unit,
      InstantSource clock) {
    this.characters = characters;
    this.forgetting = forgetting;
    this.company = company;
    this.unit = unit;
    this.clock = clock;
  }

  @Override
  public Runnable partingFrom(UserId user) {
    var all = new CharacterQuery(Optional.of(user), false, Optional.empty(), Optional.empty(), List.of(),
        Optional.empty(), Optional.empty(), true, Order.NEW);
    return () -> {
      List<CharacterSummary> some;
      do {
        some = characters.list(all, PageRequest.first(AT_ONCE)).items();
        for (CharacterSummary one : some) unit.run(() -> part(user, one.id()));
      } while (!some.isEmpty());
    };
  }

  private void part(UserId user, CharacterId id) {
    Optional<Character> found = characters.find(id);
    if (found.isEmpty()) return;
    Character character = found.get();
    var ref = SubjectRef.character(id.value());
    if (character.visibleTo(Optional.empty())
        && (company.othersMet(id, user) || forgetting.othersCare(ref, user))) {
      character.release(clock.instant());
      characters.save(character);
    } else {
      characters.remove(id);
      forgetting.subject(ref);
    }
  }
}
