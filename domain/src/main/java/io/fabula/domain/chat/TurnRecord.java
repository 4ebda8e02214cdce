package io.fabula.domain.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * What stays of a turn.
 *
 * @param question the user's message that began it
 * @param answer the message that holds its text; for a turn that works on a reply, known from the
 *     start
 * @param ending absent while it runs
 */
public record TurnRecord(
    TurnId id,
    ChatId chat,
    TurnKind kind,
    Optional<MessageId> question,
    Optional<MessageId> answer,
    Instant startedAt,
    Optional<Ending> ending) {

  /**
   * @param word {@code completed}, {@code stopped}, {@code failed} or {@code interrupted}
   * @param failure the failure's code where it failed
   * @param textFrom where the turn's text begins in the answer's, in characters
   * @param alternate which alternate of the answer it wrote
   * @param pieceLengths in characters, so that any event can be shown again
   */
  public record Ending(
      String word, Optional<String> failure, Instant at, int textFrom, int alternate, int[] pieceLengths) {}

  public static TurnRecord begun(LiveTurn turn, Optional<MessageId> answer) {
    return new TurnRecord(turn.id(), turn.chat(), turn.kind(), turn.question().map(Message::id), answer,
        turn.startedAt(), Optional.empty());
  }

  public TurnRecord ended(Optional<MessageId> answer, Ending ending) {
    return new TurnRecord(id, chat, kind, question, answer, startedAt, Optional.of(ending));
  }
}
