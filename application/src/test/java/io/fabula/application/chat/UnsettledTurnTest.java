package io.fabula.application.chat;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.application.Stage;
import io.fabula.domain.account.Caller;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatError;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.domain.chat.Pieces;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnJournal;
import io.fabula.domain.chat.TurnKind;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.shared.IdFixtures;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UnsettledTurnTest {
  private final Forgetful journal = new Forgetful();
  private final Stage stage = new Stage(ScriptedModel.saying("The ", "lamp."), Optional.of(journal));
  private final Caller caller = stage.newCaller();

  @Test
  void a_turn_whose_end_could_not_be_written_is_settled_with_its_text_when_the_next_one_begins() {
    ChatId chat = open();
    LiveTurn lost = send(chat, "Hi");
    assertThat(lost.ended().orTimeout(10, SECONDS).join().answer()).isEmpty();
    assertThat(chat(chat).runningTurn()).contains(lost.id());
    journal.works = true;

    send(chat, "Are you there?").ended().orTimeout(10, SECONDS).join();

    assertThat(contents(chat)).containsExactly("Hello.", "Hi", "The lamp.", "Are you there?", "The lamp.");
    assertThat(chat(chat).runningTurn()).isEmpty();
    assertThat(stage.turns.find(lost.id()).orElseThrow().ending()).isPresent();
    while (stage.chatTurns.runningTurns() > 0) Thread.onSpinWait();
  }

  @Test
  void a_turn_that_the_journal_gave_up_is_interrupted_and_its_model_is_told() {
    ChatId chat = open();
    stage.model.hold();
    LiveTurn lost = send(chat, "Hi");
    stage.model.step(1);
    while (lost.durable() < 1) Thread.onSpinWait();
    lost.decide(new TurnOutcome.Interrupted());
    lost.finish(new TurnEnd(new TurnOutcome.Interrupted(), Optional.empty(), Optional.empty()));
    journal.works = true;
    stage.model.release();

    send(chat, "Still there?").ended().orTimeout(10, SECONDS).join();

    assertThat(stage.model.cancelled()).isEqualTo(1);
    Message kept = messages(chat).get(2);
    assertThat(kept.content()).isEqualTo("The ");
    assertThat(kept.status()).isEqualTo(MessageStatus.INTERRUPTED);
  }

  @Test
  void a_turn_that_nobody_here_knows_is_settled_as_interrupted() {
    Chat chat = ChatFixtures.chat(caller.id());
    Message question = chat.begin(ChatFixtures.turnId(), new MessageId(IdFixtures.fresh()), "Hello",
        stage.clock.instant());
    var dead = new LiveTurn(chat.snapshot().runningTurn().orElseThrow(), chat.snapshot().id(),
        TurnKind.REPLY, Optional.of(question), stage.clock.instant());
    stage.chats.add(chat);
    stage.messages.add(question);
    stage.turns.add(TurnRecord.begun(dead, Optional.empty()));
    stage.chatTurns.recover();

    assertRefused(ChatError.NothingToContinue.failure(),
        () -> stage.chatTurns.continueLast(caller, dead.chat()));

    assertThat(chat(dead.chat()).runningTurn()).isEmpty();
    assertThat(stage.turns.find(dead.id()).orElseThrow().ending().orElseThrow().word())
        .isEqualTo("interrupted");
  }

  @Test
  void a_chat_that_was_left_open_can_be_cleared_and_thrown_away() {
    ChatId cleared = open();
    send(cleared, "Hi").ended().orTimeout(10, SECONDS).join();
    ChatId deleted = open();
    send(deleted, "Hi").ended().orTimeout(10, SECONDS).join();
    journal.works = true;

    stage.chatKeeping.clear(caller, cleared, OptionalLong.empty());
    stage.chatKeeping.delete(caller, deleted, OptionalLong.empty());

    assertThat(contents(cleared)).containsExactly("Hello.");
    assertThat(stage.chats.find(deleted)).isEmpty();
  }

  @Test
  void a_turn_that_runs_is_left_alone() {
    journal.works = true;
    ChatId chat = open();
    stage.model.hold();
    LiveTurn turn = send(chat, "Hi");

    assertRefused(ChatError.TurnRunning.failure(turn.id()), () -> send(chat, "Hi again"));

    stage.model.release();
    assertThat(turn.ended().orTimeout(10, SECONDS).join().outcome())
        .isInstanceOf(TurnOutcome.Completed.class);
  }

  private ChatId open() {
    var wish = new ChatKeeping.OpenChat(stage.newCharacter("Hello.").snapshot().id(), Optional.empty(), true,
        0);
    return stage.chatKeeping.open(caller, wish).chat().id();
  }

  private LiveTurn send(ChatId chat, String text) {
    return stage.chatTurns.send(caller, chat,
        new ChatTurns.SendMessage(text, Optional.empty(), Optional.empty()));
  }

  private Chat.Snapshot chat(ChatId id) {
    return stage.chats.find(id).orElseThrow().snapshot();
  }

  private List<Message> messages(ChatId chat) {
    return stage.messages.before(chat, Long.MAX_VALUE, 100);
  }

  private List<String> contents(ChatId chat) {
    return messages(chat).stream().map(Message::content).toList();
  }

  /** Confirms all that is said, and cannot write an end until it works. */
  private static final class Forgetful implements TurnJournal {
    private volatile boolean works;

    @Override
    public void open(LiveTurn turn) {}

    @Override
    public void wrote(LiveTurn turn) {
      Pieces taken = turn.take();
      if (taken.count() > 0) turn.confirm(taken.first() + taken.count());
    }

    @Override
    public void close(LiveTurn turn, Supplier<TurnEnd> settle) {
      turn.finish(works ? settle.get()
          : new TurnEnd(turn.outcome().orElseThrow(), Optional.empty(), Optional.empty()));
    }

    @Override
    public List<LiveTurn> broken() {
      return List.of();
    }
  }
}
