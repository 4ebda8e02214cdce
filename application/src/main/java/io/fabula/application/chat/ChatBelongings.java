package io.fabula.application.chat;

import io.fabula.application.account.Belongings;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Characters;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatError;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The chats of who leaves, and the snapshots of characters that nobody needs without them. */
public final class ChatBelongings implements Belongings {
  private static final int AT_ONCE = 50;
  private static final Duration LOOK = Duration.ofMillis(50);
  /** A turn that was stopped is over in a moment; one that is not is a dead one's, or hangs. */
  private static final int LOOKS = 200;

  private final ChatStores stores;
  private final ChatKeeping keeping;
  private final ChatTurns turns;
  private final Characters characters;

  public ChatBelongings(ChatStores stores, ChatKeeping keeping, ChatTurns turns,
      Characters characters) {
    this.stores = stores;
    this.keeping = keeping;
    this.turns = turns;
    this.characters = characters;
  }

  @Override
  public Runnable partingFrom(UserId user) {
    var owner = new Caller(user, Role.USER);
    return () -> {
      List<Chat> some;
      do {
        some = stores.chats().of(user, PageRequest.first(AT_ONCE)).items();
        some.forEach(chat -> remove(owner, chat.snapshot().id()));
      } while (!some.isEmpty());
    };
  }

  /** What chats knew of characters that are gone, and that no chat knows any more. */
  public void forgetUnmet() {
    Predicate<CharacterId> gone = id -> characters.glance(id).isEmpty();
    stores.snapshots().forgetUnmet(gone);
  }

  private void remove(Caller owner, ChatId id) {
    for (int looks = 0; looks < LOOKS; looks++) {
      try {
        keeping.delete(owner, id, OptionalLong.empty());
        return;
      } catch (DomainFailure failure) {
        if (!(failure.error() instanceof ChatError.TurnRunning)) throw failure;
        stop(owner, id);
      }
      pause();
    }
    stores.chats().remove(id);
  }

  private void stop(Caller owner, ChatId id) {
    try {
      turns.stop(owner, id);
    } catch (DomainFailure over) {
      if (!(over.error() instanceof ChatError.NothingRunning)) throw over;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the server stops", stopping);
    }
  }
}
