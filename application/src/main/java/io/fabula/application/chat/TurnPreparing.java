package io.fabula.application.chat;

import io.fabula.application.chat.prompt.CastLookup;
import io.fabula.application.chat.prompt.History;
import io.fabula.application.chat.prompt.TurnPrompts;
import io.fabula.domain.account.Caller;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatError;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.TurnKind;
import io.fabula.domain.chat.ledger.PromptInputs;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Reads all that a turn needs, in one look, and writes nothing. A chat in which a turn runs is refused. */
final class TurnPreparing {
  private final ChatStores stores;
  private final OwnChats own;
  private final TurnPrompts prompts;
  private final UnitOfWork unit;
  private final Ids ids;
  private final InstantSource clock;

  TurnPreparing(ChatStores stores, TurnPrompts prompts, UnitOfWork unit, Ids ids, InstantSource clock) {
    this.stores = stores;
    this.own = new OwnChats(stores);
    this.prompts = prompts;
    this.unit = unit;
    this.ids = ids;
    this.clock = clock;
  }

  /** New words of the user's, and the reply to them. */
  PreparedTurn question(Caller caller, ChatId id, ChatTurns.SendMessage message) {
    var turnId = new TurnId(ids.next());
    return unit.look(() -> {
      Chat chat = idle(caller, id);
      History.Walk said = prompts.history().walk(chat.snapshot());
      Instant now = clock.instant();
      Message question = chat.begin(turnId, new MessageId(ids.next()), message.content(), now);
      long answerAt = question.position() + 1;
      var place = new PromptInputs.Place(answerAt, answerAt, question.position());
      return prepared(new LiveTurn(turnId, id, TurnKind.REPLY, Optional.of(question), now), chat, said,
          PreparedTurn.Answer.fresh(answerAt), new TurnPrompts.Wish(turnId, Optional.of(question), place,
              message.persona(), message.model(), Optional.empty()));
    });
  }

  /** The reply that the user's last words should have had; nothing of theirs is said once more. */
  PreparedTurn answer(Caller caller, Message question, Optional<PersonaId> persona, Optional<ModelId> model,
      Optional<String> instruction) {
    LiveTurn turn = turn(question.chat(), TurnKind.REPLY, Optional.of(question));
    return unit.look(() -> {
      Chat chat = idle(caller, question.chat());
      if (!own.last(question.chat()).map(Message::id).equals(Optional.of(question.id())))
        throw ChatError.NotTheLast.failure();
      History.Walk said = prompts.history().walk(chat.snapshot());
      long answerAt = chat.snapshot().nextPosition();
      chat.beginAgain(turn.id(), turn.startedAt());
      return prepared(turn, chat, said, PreparedTurn.Answer.fresh(answerAt),
          new TurnPrompts.Wish(turn.id(), Optional.empty(),
              new PromptInputs.Place(answerAt, answerAt, question.position()), persona, model, instruction));
    });
  }

  /** One more alternate of a reply. */
  PreparedTurn alternate(Caller caller, Message reply, Optional<String> instruction) {
    LiveTurn turn = turn(reply.chat(), TurnKind.REGENERATE, Optional.empty());
    return unit.look(() -> workOn(turn, idle(caller, reply.chat()), reply, reply.position(), instruction));
  }

  /** The last reply goes on. */
  PreparedTurn continuation(Caller caller, ChatId id) {
    LiveTurn turn = turn(id, TurnKind.CONTINUE, Optional.empty());
    return unit.look(() -> {
      Chat chat = idle(caller, id);
      Message last = own.last(id).filter(message -> message.role() == Role.ASSISTANT)
          .orElseThrow(ChatError.NothingToContinue::failure);
      return workOn(turn, chat, last, last.position() + 1, Optional.of(TurnPrompts.continuing()));
    });
  }

  private PreparedTurn workOn(LiveTurn turn, Chat chat, Message reply, long before,
      Optional<String> instruction) {
    chat.beginAgain(turn.id(), turn.startedAt());
    var place = new PromptInputs.Place(before, reply.position(), before);
    return prepared(turn, chat, prompts.history().walk(reply.chat(), before),
        PreparedTurn.Answer.of(reply, turn.kind()),
        new TurnPrompts.Wish(turn.id(), place, instruction));
  }

  private PreparedTurn prepared(LiveTurn turn, Chat chat, History.Walk said, PreparedTurn.Answer answer,
      TurnPrompts.Wish wish) {
    CastLookup.Member speaker = prompts.speaker(chat.snapshot(), said);
    prompts.cast().changed(chat.speaker(), speaker).ifPresent(chat::recast);
    return new PreparedTurn(turn, chat, wish.newest(), said, answer, speaker,
        prompts.request(chat.snapshot(), speaker, wish, said));
  }

  private LiveTurn turn(ChatId chat, TurnKind kind, Optional<Message> question) {
    return new LiveTurn(new TurnId(ids.next()), chat, kind, question, clock.instant());
  }

  private Chat idle(Caller caller, ChatId id) {
    stores.ahead().chat(id, caller.id());
    Chat chat = own.chat(caller, id);
    chat.requireIdle();
    return chat;
  }
}
