package io.fabula.application.chat;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.AlternateTexts;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.Chats;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.chat.Turns;
import io.fabula.domain.chat.ledger.LedgerEntry;
import io.fabula.domain.chat.ledger.TurnLedger;
import io.fabula.domain.prompt.TokenCounting;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.domain.shared.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Turns the text of an ended turn into a message, whatever ended it. Runs inside a unit of work. */
final class TurnSettling {
  /** What it writes to. */
  record Stores(Chats chats, Messages messages, AlternateTexts alternates, Turns turns,
      TurnLedger ledger) {}

  /** What the turn was told on its way. */
  record Facts(Optional<ModelId> model, Optional<TokenUsage> usage) {
    static final Facts NONE = new Facts(Optional.empty(), Optional.empty());
  }

  private record Kept(Message answer, int textFrom) {}

  private final Stores stores;
  private final TokenCounting tokens;
  private final Ids ids;
  private final InstantSource clock;

  TurnSettling(Stores stores, TokenCounting tokens, Ids ids, InstantSource clock) {
    this.stores = stores;
    this.tokens = tokens;
    this.ids = ids;
    this.clock = clock;
  }

  /** For a turn of which nothing but its text is left in memory: the ledger knows what was asked, and of whom. */
  TurnEnd settle(LiveTurn turn) {
    Facts facts = stores.ledger().find(turn.chat(), turn.id()).map(asked -> facts(asked, turn))
        .orElse(Facts.NONE);
    return settle(turn, stores.turns().find(turn.id()).orElseThrow(), Optional.empty(), facts);
  }

  private Facts facts(LedgerEntry asked, LiveTurn turn) {
    ModelId model = asked.inputs().model();
    return new Facts(Optional.of(model), Optional.of(estimated(asked.promptTokens(), model, turn)));
  }

  /** What a turn cost, where its provider did not say. */
  TokenUsage estimated(int promptTokens, ModelId model, LiveTurn turn) {
    return new TokenUsage(promptTokens, tokens.of(model).count(turn.fullText()), true);
  }

  /**
   * @param known the chat as the turn's beginning left it; absent where somebody has changed it since
   */
  TurnEnd settle(LiveTurn turn, TurnRecord record, Optional<Chat.Snapshot> known, Facts facts) {
    TurnOutcome outcome = turn.outcome().orElseThrow();
    Optional<Chat> found = known.map(Chat::restore).or(() -> stores.chats().find(turn.chat()));
    // the chat was deleted while the model spoke: there is nothing to keep the text in
    if (found.isEmpty()) return new TurnEnd(outcome, Optional.empty(), facts.usage());
    Chat chat = found.get();
    Instant now = clock.instant();
    var reply = new Alternate(turn.fullText(), outcome.messageStatus(), facts.model(), facts.usage(), now);
    Optional<Kept> kept = reply.content().isEmpty() ? Optional.empty() : keep(turn, record, chat, reply, now);
    chat.settle(turn.id(), kept.map(Kept::answer), turn.watched(), now);
    stores.chats().save(chat);
    stores.turns().save(record.ended(kept.map(Kept::answer).map(Message::id).or(record::answer),
        ending(turn, outcome, kept, now)));
    return new TurnEnd(outcome, kept.map(Kept::answer), facts.usage());
  }

  private Optional<Kept> keep(LiveTurn turn, TurnRecord record, Chat chat, Alternate reply, Instant now) {
    return switch (turn.kind()) {
      case REPLY -> {
        Message answer = chat.answer(new MessageId(ids.next()), reply, now);
        stores.messages().add(answer);
        yield Optional.of(new Kept(answer, 0));
      }
      case REGENERATE -> record.answer().flatMap(stores.messages()::find).map(old -> regenerated(old, reply));
      case CONTINUE -> record.answer().flatMap(stores.messages()::find).map(old -> continued(old, reply));
      case SUGGESTION -> Optional.empty();
    };
  }

  private Kept regenerated(Message old, Alternate reply) {
    if (old.alternates().count() == 1) stores.alternates().put(old.id(), 0, old.chosen());
    Message answer = old.regenerated(reply);
    stores.alternates().put(answer.id(), answer.alternates().index(), reply);
    stores.messages().save(answer);
    return new Kept(answer, 0);
  }

  private Kept continued(Message old, Alternate reply) {
    Message answer = old.continued(reply);
    if (answer.alternates().count() > 1) {
      stores.alternates().put(answer.id(), answer.alternates().index(), answer.chosen());
    }
    stores.messages().save(answer);
    return new Kept(answer, old.content().length());
  }

  private static TurnRecord.Ending ending(LiveTurn turn, TurnOutcome outcome, Optional<Kept> kept,
      Instant now) {
    Optional<String> failure = outcome instanceof TurnOutcome.Failed(var why)
        ? Optional.of(why.kind().name() + " " + why.provider() + " " + why.retryable())
        : Optional.empty();
    return new TurnRecord.Ending(outcome.word(), failure, now, kept.map(Kept::textFrom).orElse(0),
        kept.map(Kept::answer).map(answer -> answer.alternates().index()).orElse(0), turn.pieceLengths());
  }
}
