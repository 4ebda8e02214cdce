package io.fabula.domain.chat;

import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.chat.cast.InMemoryRecentCast;
import io.fabula.domain.chat.cast.RecentCast;
import io.fabula.domain.chat.cast.RecentCastContract;
import io.fabula.domain.chat.total.ChatTotals;
import io.fabula.domain.chat.total.ChatTotalsContract;
import io.fabula.domain.chat.total.InMemoryChatTotals;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import org.junit.jupiter.api.Nested;

class InMemoryChatTest {
  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryChats chats = new InMemoryChats(unit);
  private final InMemoryMessages messages = new InMemoryMessages(unit, chats);
  private final AlternateTexts alternates = new InMemoryAlternateTexts(unit, messages);
  private final Turns turns = new InMemoryTurns(unit, chats);
  private final CastSnapshots snapshots = new InMemoryCastSnapshots(unit, chats::met);
  private final TurnJournal journal = new InMemoryTurnJournal(unit);

  private ChatId newChat() {
    Chat chat = ChatFixtures.chat(UserFixtures.anyone().snapshot().id());
    chats.add(chat);
    return chat.snapshot().id();
  }

  @Nested
  class ChatsTest implements ChatsContract {
    @Override
    public Chats subject() {
      return chats;
    }

    @Override
    public Messages messages() {
      return messages;
    }

    @Override
    public AlternateTexts alternates() {
      return alternates;
    }

    @Override
    public Turns turns() {
      return turns;
    }

    @Override
    public UserId owner() {
      return UserFixtures.anyone().snapshot().id();
    }
  }

  @Nested
  class RecentCastTest implements RecentCastContract {
    @Override
    public RecentCast subject() {
      return new InMemoryRecentCast(chats);
    }

    @Override
    public Chats chats() {
      return chats;
    }

    @Override
    public UserId owner() {
      return UserFixtures.anyone().snapshot().id();
    }
  }

  @Nested
  class ChatTotalsTest implements ChatTotalsContract {
    @Override
    public ChatTotals subject() {
      return new InMemoryChatTotals(chats, messages, alternates);
    }

    @Override
    public Chats chats() {
      return chats;
    }

    @Override
    public Messages messages() {
      return messages;
    }

    @Override
    public AlternateTexts alternates() {
      return alternates;
    }

    @Override
    public UserId owner() {
      return UserFixtures.anyone().snapshot().id();
    }
  }

  @Nested
  class MessagesTest implements MessagesContract {
    @Override
    public Messages subject() {
      return messages;
    }

    @Override
    public ChatId chat() {
      return newChat();
    }
  }

  @Nested
  class AlternateTextsTest implements AlternateTextsContract {
    @Override
    public AlternateTexts subject() {
      return alternates;
    }

    @Override
    public Message message() {
      Message message = ChatFixtures.message(newChat(), 1, "Hello");
      messages.add(message);
      return message;
    }
  }

  @Nested
  class CastSnapshotsTest implements CastSnapshotsContract {
    @Override
    public CastSnapshots subject() {
      return snapshots;
    }

    @Override
    public Chats chats() {
      return chats;
    }

    @Override
    public UserId owner() {
      return UserFixtures.anyone().snapshot().id();
    }
  }

  @Nested
  class DailyMessagesTest implements DailyMessagesContract {
    private final DailyMessages daily = new InMemoryDailyMessages(unit);

    @Override
    public DailyMessages subject() {
      return daily;
    }

    @Override
    public UserId user() {
      return new UserId(IdFixtures.fresh());
    }
  }

  @Nested
  class TurnsTest implements TurnsContract {
    @Override
    public Turns subject() {
      return turns;
    }

    @Override
    public ChatId chat() {
      return newChat();
    }
  }

  @Nested
  class TurnJournalTest implements TurnJournalContract {
    @Override
    public TurnJournal subject() {
      return journal;
    }

    @Override
    public LiveTurn begun() {
      LiveTurn turn = ChatFixtures.turn(newChat());
      turns.add(TurnRecord.begun(turn, java.util.Optional.empty()));
      return turn;
    }

    @Override
    public CastSnapshots snapshots() {
      return snapshots;
    }
  }
}
