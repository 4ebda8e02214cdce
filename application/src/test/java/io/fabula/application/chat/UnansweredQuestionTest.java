package io.fabula.application.chat;

import static io.fabula.domain.shared.Refusals.assertRefused;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.application.Stage;
import io.fabula.domain.account.Caller;
import io.fabula.domain.character.CustomModule;
import io.fabula.domain.character.Definition;
import io.fabula.domain.chat.ChatError;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnKind;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.shared.SharedError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The user's last words got no reply: they can have one without being said again. */
@Timeout(60)
class UnansweredQuestionTest {
  private static final GenerationFailure BROKEN = GenerationFailure.provider("scripted", "broke", true);

  private final Stage stage = new Stage(ScriptedModel.saying("The lamp ", "turns."));
  private final ChatTurns turns = stage.chatTurns;
  private final Caller caller = stage.newCaller();
  private ChatId chat;
  private Message question;

  @BeforeEach
  void ask() {
    var mira = Definition.named("Mira")
        .withModules(List.of(
            new CustomModule("m", "Silence", "Silent for {{idle_duration}}.", "after_definition", true, 0)));
    var wish = new ChatKeeping.OpenChat(stage.newCharacter(mira).snapshot().id(), Optional.empty(), true, 0);
    chat = stage.chatKeeping.open(caller, wish).chat().id();
    ended(send("Hi"));
    stage.clock.pass(Duration.ofMinutes(7));
    stage.model.failAfter(0, BROKEN);
    LiveTurn failed = send("Are you there?");
    assertThat(ended(failed).outcome()).isEqualTo(new TurnOutcome.Failed(BROKEN));
    question = failed.question().orElseThrow();
    stage.model.failNoMore();
  }

  @Test
  void it_gets_the_reply_it_should_have_had() {
    LiveTurn turn = turns.regenerate(caller, question.id(), Optional.empty());

    assertThat(turn.kind()).isEqualTo(TurnKind.REPLY);
    assertThat(turn.question()).contains(question);
    Message answer = ended(turn).answer().orElseThrow();
    assertThat(answer.content()).isEqualTo("The lamp turns.");
    assertThat(answer.alternates().count()).isEqualTo(1);
    assertThat(contents()).containsExactly("Hi", "The lamp turns.", "Are you there?", "The lamp turns.");
    assertThat(stage.chats.find(chat).orElseThrow().snapshot().messageCount()).isEqualTo(4);
  }

  @Test
  void the_model_is_asked_for_the_same_again() {
    List<PromptMessage> asked = stage.model.requests().getLast().prompt().messages();

    ended(turns.regenerate(caller, question.id(), Optional.empty()));

    assertThat(asked).anyMatch(line -> line.content().contains("Silent for 7 minutes."));
    assertThat(stage.model.requests().getLast().prompt().messages()).isEqualTo(asked);
  }

  @Test
  void a_word_to_the_model_goes_along() {
    ended(turns.regenerate(caller, question.id(), Optional.of("Be brief.")));

    assertThat(stage.model.requests().getLast().prompt().messages())
        .anyMatch(line -> line.content().contains("Be brief."));
  }

  @Test
  void once_it_is_answered_it_is_not_the_last_any_more() {
    ended(turns.regenerate(caller, question.id(), Optional.empty()));

    assertRefused(ChatError.NotTheLast.failure(), () -> again(caller, question.id()));
    assertThat(contents()).hasSize(4);
  }

  @Test
  void while_a_turn_runs_it_has_to_wait() {
    stage.model.hold();
    LiveTurn running = turns.regenerate(caller, question.id(), Optional.empty());

    assertRefused(ChatError.TurnRunning.failure(running.id()), () -> again(caller, question.id()));
    stage.model.release();
    ended(running);
  }

  @Test
  void to_a_stranger_it_is_not_there() {
    assertRefused(SharedError.NotFound.failure("message"), () -> again(stage.newCaller(), question.id()));
  }

  @Test
  void when_that_fails_too_it_can_be_tried_once_more() {
    stage.model.failAfter(0, BROKEN);
    assertThat(ended(turns.regenerate(caller, question.id(), Optional.empty())).answer()).isEmpty();
    stage.model.failNoMore();

    assertThat(ended(turns.regenerate(caller, question.id(), Optional.empty())).answer()).isPresent();

    assertThat(contents()).hasSize(4);
  }

  private LiveTurn send(String text) {
    return turns.send(caller, chat, new ChatTurns.SendMessage(text, Optional.empty(), Optional.empty()));
  }

  private void again(Caller who, MessageId message) {
    turns.regenerate(who, message, Optional.empty());
  }

  private static TurnEnd ended(LiveTurn turn) {
    return turn.ended().orTimeout(10, SECONDS).join();
  }

  private List<String> contents() {
    return stage.messages.before(chat, Long.MAX_VALUE, 100).stream().map(Message::content).toList();
  }
}
