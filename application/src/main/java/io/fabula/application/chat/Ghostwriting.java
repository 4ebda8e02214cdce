package io.fabula.application.chat;

import io.fabula.application.chat.prompt.History;
import io.fabula.application.chat.prompt.TurnPrompts;
import io.fabula.domain.account.Caller;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.TurnKind;
import io.fabula.domain.chat.ledger.PromptInputs;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Suggests what the user might say next, in the voice of their persona. Nothing of it is kept: the text
 * is shown as it comes, without the journal, and when nobody reads along any more it ends.
 */
public final class Ghostwriting {
  private static final PromptInputs.Place AT_THE_END = new PromptInputs.Place(Long.MAX_VALUE,
      Long.MAX_VALUE, Long.MAX_VALUE);
  private static final String TASK = "Write {{user}}'s next message in this chat, in {{user}}'s own voice and from {{user}}'s point of view. Write nothing that {{char}} says or does, and nothing but the message.";

  private final OwnChats own;
  private final TurnPrompts prompts;
  private final ChatWriters writers;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;
  private final Set<Ghostwriter> writing = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  public Ghostwriting(ChatStores stores, ChatTurns turns, ChatWriters writers,
      UnitOfWork unit,
      Ids ids, InstantSource clock) {
    this.own = new OwnChats(stores);
    this.prompts = turns.prompts();
    this.writers = writers;
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A turn that leaves no trace.
   *
   * @param hint what it should be about
   */
  public LiveTurn suggest(Caller caller, ChatId id, Optional<String> hint) {
    if (closing) throw SharedError.Unavailable.failure();
    var turn = new LiveTurn(new TurnId(ids.next()), id, TurnKind.SUGGESTION, Optional.empty(),
        clock.instant());
    GenerationRequest request = unit.look(() -> {
      Chat chat = own.chat(caller, id);
      chat.requireIdle();
      History.Walk said = prompts.history().walk(chat.snapshot());
      return prompts.request(chat.snapshot(), prompts.speaker(chat.snapshot(), said),
          new TurnPrompts.Wish(turn.id(), AT_THE_END,
              Optional.of(TASK + hint.map(text -> "\nIt should come to this: " + text).orElse(""))),
          said).request();
    });
    var ghost = new Ghostwriter(turn, request, writers.tokens());
    writing.add(ghost);
    turn.ended().thenRun(() -> writing.remove(ghost));
    ghost.start(writers.generation());
    return turn;
  }

  /** Ends what is being written, and takes no more. */
  public void close() {
    closing = true;
    writing.forEach(ghost -> ghost.end(new TurnOutcome.Interrupted()));
  }
}
