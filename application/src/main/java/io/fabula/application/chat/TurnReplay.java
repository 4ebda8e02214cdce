package io.fabula.application.chat;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.chat.Turns;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.JsonText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** A turn that ended a short while ago, told again from its message. */
final class TurnReplay {
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final Turns turns;
  private final Messages messages;
  private final InstantSource clock;

  TurnReplay(ChatStores stores, InstantSource clock) {
    this.turns = stores.turns();
    this.messages = stores.messages();
    this.clock = clock;
  }

  /** Absent where it is another chat's, ended too long ago, or its text is not there any more. */
  Optional<Watching> of(ChatId chat, EventMark mark) {
    return turns.find(mark.turn()).filter(record -> record.chat().equals(chat)).flatMap(this::recent)
        .map(turn -> new Watching.Turn(turn, mark.number()));
  }

  private Optional<LiveTurn> recent(TurnRecord record) {
    return record.ending()
        .filter(ending -> clock.instant().isBefore(ending.at().plus(REMEMBERED)))
        .flatMap(ending -> retold(record, ending));
  }

  private Optional<LiveTurn> retold(TurnRecord record, TurnRecord.Ending ending) {
    Optional<Message> answer = record.answer().flatMap(messages::find);
    Optional<Message> question = record.question().flatMap(messages::find);
    int length = Arrays.stream(ending.pieceLengths()).sum();
    String text = length == 0 ? ""
        : answer.filter(message -> message.alternates().index() == ending.alternate())
            .map(Message::content).filter(content -> content.length() == ending.textFrom() + length)
            .map(content -> content.substring(ending.textFrom())).orElse("");
    if (text.length() != length || question.isEmpty() != record.question().isEmpty()) return Optional.empty();
    var turn = new LiveTurn(record.id(), record.chat(), record.kind(), question, record.startedAt());
    int from = 0;
    for (int piece : ending.pieceLengths()) turn.append(JsonText.of(text.substring(from, from += piece)));
    TurnOutcome outcome = outcome(ending, answer);
    turn.decide(outcome);
    turn.finish(turn.appended(),
        new TurnEnd(outcome, length == 0 ? Optional.empty() : answer, answer.flatMap(Message::usage)));
    return Optional.of(turn);
  }

  private static TurnOutcome outcome(TurnRecord.Ending ending, Optional<Message> answer) {
    return switch (ending.word()) {
      case "completed" -> new TurnOutcome.Completed(answer.flatMap(Message::usage));
      case "stopped" -> new TurnOutcome.Stopped();
      case "failed" -> new TurnOutcome.Failed(failure(ending.failure().orElseThrow().split(" ")));
      default -> new TurnOutcome.Interrupted();
    };
  }

  private static GenerationFailure failure(String[] words) {
    return new GenerationFailure(GenerationFailure.Kind.valueOf(words[0]), words[1], "",
        Boolean.parseBoolean(words[2]));
  }
}
