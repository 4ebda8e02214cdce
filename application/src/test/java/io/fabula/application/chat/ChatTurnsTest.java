package io.fabula.application.chat;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.application.Stage;
import io.fabula.application.chat.ChatTurns.SendMessage;
import io.fabula.domain.account.Caller;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatError;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.shared.SharedError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChatTurnsTest {
  private static final GenerationFailure BROKEN = GenerationFailure.provider("scripted", "broke", true);

  private final Stage stage = new Stage(ScriptedModel.saying("The ", "lamp ", "turns. 등대"));
  private final ChatTurns turns = stage.chatTurns;
  private final Caller caller = stage.newCaller();
  private ChatId chat;

  @BeforeEach
  void open() {
    var wish = new ChatKeeping.OpenChat(stage.newCharacter("Hello.").snapshot().id(), Optional.empty(), true,
        0);
    chat = stage.chatKeeping.open(caller, wish).chat().id();
  }

  @Test
  void a_message_is_answered_and_both_are_kept() {
    TurnEnd end = ended(send("Hi"));

    assertThat(end.outcome()).isInstanceOf(TurnOutcome.Completed.class);
    assertThat(contents()).containsExactly("Hello.", "Hi", "The lamp turns. 등대");
    Message answer = end.answer().orElseThrow();
    assertThat(answer.status()).isEqualTo(MessageStatus.COMPLETE);
    assertThat(answer.model()).contains(Stage.MODEL);
    assertThat(answer.usage().orElseThrow().estimated()).isTrue();
    assertThat(now().runningTurn()).isEmpty();
    assertThat(now().messageCount()).isEqualTo(3);
    assertThat(now().unreadCount()).isEqualTo(1);
    while (turns.runningTurns() > 0) Thread.onSpinWait();
  }

  @Test
  void a_chat_has_one_turn_at_a_time() {
    stage.model.hold();
    LiveTurn turn = send("Hi");

    assertRefused(ChatError.TurnRunning.failure(turn.id()), () -> send("Hi again"));
    stage.model.release();
    ended(turn);
    ended(send("Hi again"));
    assertThat(contents()).hasSize(5);
  }

  @Test
  void strangers_do_not_even_know_of_a_chat() {
    Caller stranger = stage.newCaller();

    assertRefused(SharedError.NotFound.failure("chat"),
        () -> turns.send(stranger, chat, message("Hi")));
    assertRefused(SharedError.NotFound.failure("chat"), () -> turns.stop(stranger, chat));
    assertRefused(SharedError.NotFound.failure("chat"), () -> turns.watch(stranger, chat, Optional.empty()));
  }

  @Test
  void a_stopped_turn_keeps_the_text_that_came() {
    stage.model.hold();
    LiveTurn turn = send("Hi");
    stage.model.step(2);
    awaitPieces(turn, 2);

    turns.stop(caller, chat);

    Message answer = ended(turn).answer().orElseThrow();
    assertThat(answer.content()).isEqualTo("The lamp ");
    assertThat(answer.status()).isEqualTo(MessageStatus.INTERRUPTED);
    assertThat(stage.model.cancelled()).isEqualTo(1);
    assertRefused(ChatError.NothingRunning.failure(), () -> turns.stop(caller, chat));
  }

  @Test
  void a_reply_that_breaks_off_is_kept_as_far_as_it_came() {
    stage.model.failAfter(1, BROKEN);

    TurnEnd end = ended(send("Hi"));

    assertThat(end.outcome()).isEqualTo(new TurnOutcome.Failed(BROKEN));
    assertThat(end.answer().map(Message::content)).contains("The ");
  }

  @Test
  void a_reply_that_never_came_leaves_the_question_and_a_chat_that_can_go_on() {
    stage.model.failAfter(0, BROKEN);

    TurnEnd end = ended(send("Hi"));

    assertThat(end.outcome()).isEqualTo(new TurnOutcome.Failed(BROKEN));
    assertThat(end.answer()).isEmpty();
    assertThat(contents()).containsExactly("Hello.", "Hi");
    stage.model.failNoMore();
    assertThat(ended(send("Still there?")).answer()).isPresent();
  }

  @Test
  void an_empty_reply_is_a_failure() {
    var silent = new Stage(ScriptedModel.saying());
    Caller someone = silent.newCaller();
    ChatId room = silent.chatKeeping.open(someone,
        new ChatKeeping.OpenChat(silent.newCharacter().snapshot().id(), Optional.empty(), true, 0)).chat()
        .id();

    TurnEnd end = ended(silent.chatTurns.send(someone, room, message("Hi")));

    assertThat(end.outcome()).isInstanceOf(TurnOutcome.Failed.class);
    assertThat(end.answer()).isEmpty();
  }

  @Test
  void regenerating_adds_an_alternate_and_shows_it() {
    Message first = ended(send("Hi")).answer().orElseThrow();

    Message second = ended(turns.regenerate(caller, first.id(), Optional.of("Shorter."))).answer()
        .orElseThrow();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.alternates().index()).isEqualTo(1);
    assertThat(second.alternates().count()).isEqualTo(2);
    assertThat(stage.alternates.of(first.id())).extracting(Alternate::content)
        .containsExactly(first.content(), second.content());
    assertThat(contents()).hasSize(3);
    var lines = stage.model.requests().getLast().prompt().messages();
    assertThat(lines).noneMatch(line -> line.content().equals(first.content()))
        .anyMatch(line -> line.content().contains("Shorter."));
  }

  @Test
  void only_a_reply_is_continued() {
    stage.model.failAfter(0, BROKEN);
    send("Hi");
    awaitIdle();

    assertRefused(ChatError.NothingToContinue.failure(), () -> turns.continueLast(caller, chat));
  }

  @Test
  void continuing_appends_to_the_last_reply() {
    Message first = ended(send("Hi")).answer().orElseThrow();

    Message longer = ended(turns.continueLast(caller, chat)).answer().orElseThrow();

    assertThat(longer.id()).isEqualTo(first.id());
    assertThat(longer.content()).isEqualTo(first.content().repeat(2));
    assertThat(longer.alternates().count()).isEqualTo(1);
    assertThat(now().lastMessage()).contains(longer.content());
  }

  @Test
  void a_running_turn_is_watched_from_where_its_reader_left_off() {
    stage.model.hold();
    LiveTurn turn = send("Hi");

    assertThat(turns.watch(caller, chat, Optional.empty())).isEqualTo(new Watching.Turn(turn, 0));
    assertThat(turns.watch(caller, chat, Optional.of(new EventMark(turn.id(), 2))))
        .isEqualTo(new Watching.Turn(turn, 2));
    stage.model.release();
    ended(turn);
  }

  @Test
  void an_ended_turn_is_told_again_piece_by_piece_for_a_while() {
    LiveTurn turn = send("Hi");
    ended(turn);

    assertThat(turns.watchTurn(caller, turn.id())).isInstanceOfSatisfying(Watching.Turn.class, told -> {
      assertThat(told.turn().pieceLengths()).isEqualTo(turn.pieceLengths());
      assertThat(told.turn().fullText()).isEqualTo(turn.fullText());
      assertThat(told.turn().durable()).isEqualTo(3);
      assertThat(told.turn().end().orElseThrow().answer()).isEqualTo(turn.end().orElseThrow().answer());
    });
    stage.clock.pass(Duration.ofMinutes(6));
    assertThat(turns.watchTurn(caller, turn.id())).isInstanceOfSatisfying(Watching.Nothing.class,
        nothing -> assertThat(nothing.last().map(Message::content)).contains(turn.fullText()));
  }

  @Test
  void in_an_idle_chat_there_is_nothing_to_watch_but_its_last_message() {
    assertThat(turns.watch(caller, chat, Optional.empty())).isInstanceOfSatisfying(Watching.Nothing.class,
        nothing -> assertThat(nothing.last().map(Message::content)).contains("Hello."));
  }

  @Test
  void a_turn_outlives_its_chat() {
    stage.model.hold();
    LiveTurn turn = send("Hi");
    stage.chats.remove(chat);
    stage.model.release();

    assertThat(ended(turn).answer()).isEmpty();
  }

  @Test
  void draining_refuses_new_turns_and_interrupts_those_that_run() {
    stage.model.hold();
    LiveTurn turn = send("Hi");
    stage.model.step(1);
    awaitPieces(turn, 1);

    turns.drain(Duration.ZERO, Duration.ZERO);

    TurnEnd end = ended(turn);
    assertThat(end.outcome()).isEqualTo(new TurnOutcome.Interrupted());
    assertThat(end.answer().map(Message::content)).contains("The ");
    assertRefused(SharedError.Unavailable.failure(), () -> send("Hi"));
  }

  private LiveTurn send(String text) {
    return turns.send(caller, chat, message(text));
  }

  private static SendMessage message(String text) {
    return new SendMessage(text, Optional.empty(), Optional.empty());
  }

  private static TurnEnd ended(LiveTurn turn) {
    return turn.ended().orTimeout(10, SECONDS).join();
  }

  private static void awaitPieces(LiveTurn turn, int count) {
    while (turn.durable() < count) Thread.onSpinWait();
  }

  private void awaitIdle() {
    while (now().runningTurn().isPresent()) Thread.onSpinWait();
  }

  private Chat.Snapshot now() {
    return stage.chats.find(chat).orElseThrow().snapshot();
  }

  private List<String> contents() {
    return stage.messages.before(chat, Long.MAX_VALUE, 100).stream().map(Message::content).toList();
  }
}
