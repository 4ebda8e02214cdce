package io.fabula.persistence.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.chat.AlternateTexts;
import io.fabula.domain.chat.AlternateTextsContract;
import io.fabula.domain.chat.CastMember;
import io.fabula.domain.chat.CastSnapshots;
import io.fabula.domain.chat.CastSnapshotsContract;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Chats;
import io.fabula.domain.chat.ChatsContract;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.DailyMessages;
import io.fabula.domain.chat.DailyMessagesContract;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.chat.MessagesContract;
import io.fabula.domain.chat.cast.RecentCast;
import io.fabula.domain.chat.cast.RecentCastContract;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.TurnJournal;
import io.fabula.domain.chat.TurnJournalContract;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.chat.Turns;
import io.fabula.domain.chat.TurnsContract;
import io.fabula.domain.chat.ledger.TurnLedger;
import io.fabula.domain.chat.ledger.TurnLedgerContract;
import io.fabula.domain.chat.state.ChatStates;
import io.fabula.domain.chat.state.ChatStatesContract;
import io.fabula.domain.chat.total.ChatTotals;
import io.fabula.domain.chat.total.ChatTotalsContract;
import io.fabula.persistence.asset.JdbiBlobHolders;
import io.fabula.persistence.chat.JdbiAlternateTexts;
import io.fabula.persistence.chat.JdbiCastSnapshots;
import io.fabula.persistence.chat.JdbiChatTotals;
import io.fabula.persistence.chat.JdbiChats;
import io.fabula.persistence.chat.JdbiDailyMessages;
import io.fabula.persistence.chat.JdbiMessages;
import io.fabula.persistence.chat.JdbiRecentCast;
import io.fabula.persistence.chat.JdbiTurns;
import io.fabula.persistence.chat.ledger.JdbiTurnLedger;
import io.fabula.persistence.chat.state.JdbiChatStates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contracts of the chat room's stores, whatever the database. */
abstract class ChatStoresTest extends CommunityStoresTest {
  @Nested
  class ChatsTest implements ChatsContract {
    @Override
    public Chats subject() {
      return new JdbiChats(stores().database);
    }

    @Override
    public Messages messages() {
      return new JdbiMessages(stores().database);
    }

    @Override
    public AlternateTexts alternates() {
      return new JdbiAlternateTexts(stores().database);
    }

    @Override
    public Turns turns() {
      return new JdbiTurns(stores().database, TestStores.NODE);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }

    @Test
    void the_face_that_a_chat_knows_is_held() {
      var before = BlobId.of(new byte[]{1});
      var after = BlobId.of(new byte[]{2});
      Chat chat = ChatFixtures.chat(owner());
      CastMember mira = chat.speaker();
      chat.recast(new CastMember(mira.id(), 1, "Mira", Optional.of(before.value())));
      subject().add(chat);
      var holders = new JdbiBlobHolders(stores().database, List.of(JdbiChats.FACES));
      assertThat(holders.held(Set.of(before, after))).containsExactly(before);

      Chat loaded = subject().find(chat.snapshot().id()).orElseThrow();
      loaded.recast(new CastMember(mira.id(), 2, "Mira", Optional.of(after.value())));
      subject().save(loaded);

      assertThat(holders.held(Set.of(before, after))).containsExactly(after);
    }
  }

  @Nested
  class RecentCastTest implements RecentCastContract {
    @Override
    public RecentCast subject() {
      return new JdbiRecentCast(stores().database);
    }

    @Override
    public Chats chats() {
      return new JdbiChats(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }
  }

  @Nested
  class ChatTotalsTest implements ChatTotalsContract {
    @Override
    public ChatTotals subject() {
      return new JdbiChatTotals(stores().database);
    }

    @Override
    public Chats chats() {
      return new JdbiChats(stores().database);
    }

    @Override
    public Messages messages() {
      return new JdbiMessages(stores().database);
    }

    @Override
    public AlternateTexts alternates() {
      return new JdbiAlternateTexts(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }
  }

  @Nested
  class MessagesTest implements MessagesContract {
    @Override
    public Messages subject() {
      return new JdbiMessages(stores().database);
    }

    @Override
    public ChatId chat() {
      return stores().newChat();
    }
  }

  @Nested
  class ChatStatesTest implements ChatStatesContract {
    @Override
    public ChatStates subject() {
      return new JdbiChatStates(stores().database);
    }

    @Override
    public Messages messages() {
      return new JdbiMessages(stores().database);
    }

    @Override
    public ChatId chat() {
      return stores().newChat();
    }
  }

  @Nested
  class AlternateTextsTest implements AlternateTextsContract {
    @Override
    public AlternateTexts subject() {
      return new JdbiAlternateTexts(stores().database);
    }

    @Override
    public Message message() {
      Message message = ChatFixtures.message(stores().newChat(), 1, "Hello");
      new JdbiMessages(stores().database).add(message);
      return message;
    }
  }

  @Nested
  class CastSnapshotsTest implements CastSnapshotsContract {
    @Override
    public CastSnapshots subject() {
      return new JdbiCastSnapshots(stores().database);
    }

    @Override
    public Chats chats() {
      return new JdbiChats(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }
  }

  @Nested
  class TurnLedgerTest implements TurnLedgerContract {
    @Override
    public TurnLedger subject() {
      return new JdbiTurnLedger(stores().database);
    }

    @Override
    public ChatId chat() {
      return stores().newChat();
    }

    @Override
    public TurnId turn(ChatId chat) {
      TurnRecord turn = TurnRecord.begun(ChatFixtures.turn(chat), Optional.empty());
      new JdbiTurns(stores().database, TestStores.NODE).add(turn);
      return turn.id();
    }
  }

  @Nested
  class DailyMessagesTest implements DailyMessagesContract {
    @Override
    public DailyMessages subject() {
      return new JdbiDailyMessages(stores().database);
    }

    @Override
    public UserId user() {
      return stores().newUser();
    }
  }

  @Nested
  class TurnsTest implements TurnsContract {
    @Override
    public Turns subject() {
      return new JdbiTurns(stores().database, TestStores.NODE);
    }

    @Override
    public ChatId chat() {
      return stores().newChat();
    }
  }

  @Nested
  class TurnJournalTest implements TurnJournalContract {
    @Override
    public TurnJournal subject() {
      return stores().journal;
    }

    @Override
    public LiveTurn begun() {
      return stores().newTurn();
    }

    @Override
    public CastSnapshots snapshots() {
      return new JdbiCastSnapshots(stores().database);
    }
  }
}
