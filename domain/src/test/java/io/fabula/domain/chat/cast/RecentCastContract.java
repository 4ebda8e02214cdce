package io.fabula.domain.chat.cast;

import static io.fabula.domain.shared.PagingFixtures.all;
import static io.fabula.domain.shared.PagingFixtures.assertMalformedCursorsRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.CastMember;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Chats;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link RecentCast} keep to. */
public interface RecentCastContract {
  RecentCast subject();

  Chats chats();

  UserId owner();

  @Test
  default void each_character_comes_once_the_one_last_talked_with_first() {
    UserId owner = owner();
    CharacterId mira = character();
    CharacterId juno = character();
    CharacterId bo = character();
    talk(owner, mira, 1);
    talk(owner, juno, 2);
    talk(owner, mira, 3);
    talk(owner, bo, 2);
    talk(owner(), character(), 9);

    for (int size : new int[]{1, 2, 100}) {
      assertThat(all(size, page -> subject().of(owner, page))).containsExactly(mira, bo, juno);
    }
    assertThat(all(5, page -> subject().of(owner(), page))).isEmpty();
    assertMalformedCursorsRefused(page -> subject().of(owner, page));
  }

  private void talk(UserId owner, CharacterId with, int minute) {
    Instant time = HandClock.START.plusSeconds(60L * minute);
    chats().add(Chat.open(new ChatId(IdFixtures.fresh()), owner,
        new CastMember(with, 1, "Mira", Optional.empty()), Optional.empty(), time));
  }

  private static CharacterId character() {
    return new CharacterId(IdFixtures.fresh());
  }
}
