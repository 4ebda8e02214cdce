package io.fabula.application.chat;

import io.fabula.application.chat.prompt.CastLookup;
import io.fabula.application.chat.prompt.TurnPrompts;
import io.fabula.domain.account.Caller;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatError;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.DailyMessages;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.chat.Turns;
import io.fabula.domain.chat.ledger.LedgerEntry;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Turns: begun by a user, written by a model, journalled, settled into messages. A turn goes on
 * whether or not anybody reads along; only its model, a stop, a time limit or a shutdown ends it.
 */
public final class ChatTurns {
  private static final int TRIES = 5;

  /** A message of the user's, with what it asks for this one turn. */
  public record SendMessage(String content, Optional<PersonaId> persona, Optional<ModelId> model) {}

  private final ChatStores stores;
  private final OwnChats own;
  private final ChatWriters writers;
  private final TurnPrompts prompts;
  private final TurnSettling settling;
  private final UnsettledTurns unsettled;
  private final TurnPreparing preparing;
  private final UnitOfWork unit;
  private final InstantSource clock;
  private final ConcurrentMap<TurnId, RunningTurn> running = new ConcurrentHashMap<>();
  private final Set<TurnId> beginning = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  public ChatTurns(ChatStores stores, ChatPeople people, ChatWriters writers, UnitOfWork unit, Ids ids,
      InstantSource clock) {
    this.stores = stores;
    this.own = new OwnChats(stores);
    this.writers = writers;
    this.unit = unit;
    this.clock = clock;
    this.prompts = new TurnPrompts(new TurnPrompts.Sources(people.users(), people.personas(),
        people.settings(), people.notes(), writers.models(),
        new CastLookup(people.characters(), stores.snapshots()), stores.messages(), stores.states(),
        stores.ahead()), writers.lore(), writers.tokens(), clock);
    this.settling = new TurnSettling(
        new TurnSettling.Stores(stores.chats(), stores.messages(), stores.alternates(), stores.turns(),
            stores.ledger()),
        writers.tokens(), ids, clock);
    this.unsettled = new UnsettledTurns(stores, settling, unit);
    this.preparing = new TurnPreparing(stores, prompts, unit, ids, clock);
  }

  TurnPrompts prompts() {
    return prompts;
  }

  /** The user speaks; the character answers. */
  public LiveTurn send(Caller caller, ChatId id, SendMessage message) {
    return begin(() -> preparing.question(caller, id, message));
  }

  /** What {@link #send} began and could not end: the words stand in the chat, and still want their answer. */
  public LiveTurn sendAgain(Caller caller, MessageId question, SendMessage message) {
    return begin(() -> preparing.answer(caller, own.message(caller, question), message.persona(),
        message.model(), Optional.empty()));
  }

  /**
   * One more alternate of a reply, made from what was said before it; of the user's own words, when they
   * are the last and nobody has answered them, the reply they should have had.
   */
  public LiveTurn regenerate(Caller caller, MessageId id, Optional<String> instruction) {
    return begin(() -> {
      Message message = own.message(caller, id);
      return switch (message.role()) {
        case ASSISTANT -> preparing.alternate(caller, message, instruction);
        case USER -> preparing.answer(caller, message, Optional.empty(), Optional.empty(), instruction);
        case SYSTEM -> throw ChatError.NotAReply.failure();
      };
    });
  }

  /** The last reply goes on. */
  public LiveTurn continueLast(Caller caller, ChatId id) {
    return begin(() -> preparing.continuation(caller, id));
  }

  /** Ends the turn that runs; what came of it is kept. */
  public void stop(Caller caller, ChatId id) {
    TurnId turn = own.chat(caller, id).snapshot().runningTurn()
        .orElseThrow(ChatError.NothingRunning::failure);
    RunningTurn live = running.get(turn);
    if (live == null || !live.end(new TurnOutcome.Stopped())) throw ChatError.NothingRunning.failure();
  }

  /** What somebody who asks for the stream of a chat should be told. */
  public Watching watch(Caller caller, ChatId id, Optional<EventMark> last) {
    Chat.Snapshot chat = own.chat(caller, id).snapshot();
    Optional<Watching> asked = last.flatMap(mark -> story(chat.id(), mark));
    return asked.or(() -> chat.runningTurn().map(running::get).map(live -> new Watching.Turn(live.turn(), 0)))
        .orElseGet(() -> new Watching.Nothing(own.last(chat.id())));
  }

  /** The story of one turn from its beginning, or of its chat where it is too long ago. */
  public Watching watchTurn(Caller caller, TurnId id) {
    TurnRecord record = stores.turns().find(id).orElseThrow(() -> SharedError.NotFound.failure("turn"));
    return watch(caller, record.chat(), Optional.of(new EventMark(id, 0)));
  }

  private Optional<Watching> story(ChatId chat, EventMark mark) {
    RunningTurn live = running.get(mark.turn());
    if (live != null && live.turn().chat().equals(chat))
      return Optional.of(new Watching.Turn(live.turn(), mark.number()));
    return new TurnReplay(stores, clock).of(chat, mark);
  }

  /** Settles what was running when the server went down; called once, before anything begins. */
  public int recover() {
    return unsettled.recover(writers.journal().broken());
  }

  /** Takes no more turns; lets those that run finish for a while, then ends them as interrupted. */
  public void drain(Duration patience, Duration atMost) {
    closing = true;
    waitForTurns(patience);
    running.values().forEach(live -> live.end(new TurnOutcome.Interrupted()));
    waitForTurns(atMost);
  }

  private void waitForTurns(Duration atMost) {
    Instant until = clock.instant().plus(atMost);
    while (!running.isEmpty() && clock.instant().isBefore(until)) {
      try {
        Thread.sleep(Duration.ofMillis(10));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  public int runningTurns() {
    return running.size();
  }

  private LiveTurn begin(Supplier<PreparedTurn> attempt) {
    if (closing) throw SharedError.Unavailable.failure();
    return again(() -> start(attempt.get()));
  }

  /** Between reading a chat and writing it somebody may have been there, or left a dead turn: then once more. */
  <T> T again(Supplier<T> attempt) {
    for (int tries = 1;; tries++) {
      try {
        return attempt.get();
      } catch (DomainFailure failure) {
        if (tries == TRIES || !passes(failure)) throw failure;
      }
    }
  }

  private boolean passes(DomainFailure failure) {
    return failure.error() instanceof SharedError.Overtaken
        || failure.error() instanceof ChatError.TurnRunning(var turn) && settleDead(turn);
  }

  /** A living one begins, then runs, then has its end; whoever hears of the end may be here before it is over. */
  private boolean settleDead(TurnId id) {
    Optional.ofNullable(running.get(id)).filter(live -> live.turn().end().isPresent()).ifPresent(this::over);
    if (beginning.contains(id) || running.containsKey(id)) return false;
    unsettled.settle(id);
    return true;
  }

  /** The unit that begins the turn; then, outside of it, the call to the model. */
  private LiveTurn start(PreparedTurn prepared) {
    LiveTurn turn = prepared.turn();
    TurnRecord record = TurnRecord.begun(turn, prepared.answer().reply());
    var live = new RunningTurn(new RunningTurn.Begun(turn, record, prepared.chat().snapshot()),
        prepared.request(), writers, settling, this::over);
    LedgerEntry entry = prepared.entry();
    beginning.add(turn.id());
    try {
      unit.run(() -> {
        stores.chats().save(prepared.chat());
        prepared.question().ifPresent(question -> {
          stores.messages().add(question);
          stores.daily().count(prepared.chat().snapshot().owner(), DailyMessages.dayOf(turn.startedAt()));
        });
        stores.turns().add(record);
        prompts.cast().keep(prepared.speaker());
        stores.ledger().keep(entry);
        prepared.keepState(stores);
      });
      prompts.cast().kept(prepared.speaker());
      prepared.told(prompts.history());
      running.put(turn.id(), live);
    } finally {
      beginning.remove(turn.id());
    }
    live.start(prepared.request());
    return turn;
  }

  /** In one step, so that an unsettled turn is always found in one of both places. */
  private void over(RunningTurn live) {
    running.computeIfPresent(live.turn().id(), (id, known) -> {
      if (known.isSettled()) known.told(prompts.history());
      else unsettled.add(known);
      return null;
    });
  }
}
