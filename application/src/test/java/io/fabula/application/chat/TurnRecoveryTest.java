package io.fabula.application.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.application.Stage;
import io.fabula.domain.account.Caller;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.MessageStatus;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnJournal;
import io.fabula.domain.chat.TurnKind;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.domain.shared.IdFixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TurnRecoveryTest {
  private final Remembering journal = new Remembering();
  private final Stage stage = new Stage(ScriptedModel.saying("Hi"), Optional.of(journal));

  @Test
  void a_turn_that_was_running_when_the_server_went_down_keeps_its_text_as_interrupted() {
    Caller caller = stage.newCaller();
    Chat chat = ChatFixtures.chat(caller.id());
    Message question = chat.begin(ChatFixtures.turnId(), new MessageId(IdFixtures.fresh()), "Hello",
        stage.clock.instant());
    var turn = new LiveTurn(chat.snapshot().runningTurn().orElseThrow(), chat.snapshot().id(), TurnKind.REPLY,
        Optional.of(question), stage.clock.instant());
    turn.append(JsonText.of("The lamp "));
    stage.chats.add(chat);
    stage.messages.add(question);
    stage.turns.add(TurnRecord.begun(turn, Optional.empty()));
    journal.broken.add(turn);

    assertThat(stage.chatTurns.recover()).isEqualTo(1);

    Chat.Snapshot after = stage.chats.find(turn.chat()).orElseThrow().snapshot();
    assertThat(after.runningTurn()).isEmpty();
    assertThat(stage.messages.before(turn.chat(), Long.MAX_VALUE, 1)).singleElement().satisfies(answer -> {
      assertThat(answer.content()).isEqualTo("The lamp ");
      assertThat(answer.status()).isEqualTo(MessageStatus.INTERRUPTED);
    });
    assertThat(stage.turns.find(turn.id()).orElseThrow().ending().orElseThrow().word())
        .isEqualTo("interrupted");
  }

  @Test
  void what_it_cost_is_estimated_by_what_was_asked() {
    Caller caller = stage.newCaller();
    ChatId chat = stage.chatKeeping.open(caller, new ChatKeeping.OpenChat(
        stage.newCharacter().snapshot().id(), Optional.empty(), true, 0)).chat().id();
    LiveTurn begun = stage.chatTurns.send(caller, chat,
        new ChatTurns.SendMessage("Hello", Optional.empty(), Optional.empty()));
    var broken = new LiveTurn(begun.id(), chat, TurnKind.REPLY, begun.question(), begun.startedAt());
    broken.append(JsonText.of("The lamp "));
    journal.broken.add(broken);

    stage.newServer().recover();

    Message answer = stage.messages.before(chat, Long.MAX_VALUE, 1).getFirst();
    assertThat(answer.content()).isEqualTo("The lamp ");
    assertThat(answer.model()).contains(Stage.MODEL);
    TokenUsage usage = answer.usage().orElseThrow();
    assertThat(usage.estimated()).isTrue();
    assertThat(usage.promptTokens())
        .isEqualTo(stage.model.requests().getLast().prompt().totalTokens()).isPositive();
    assertThat(usage.completionTokens()).isPositive();
  }

  /** A journal that remembers turns of a former life. */
  private static final class Remembering implements TurnJournal {
    private final List<LiveTurn> broken = new ArrayList<>();

    @Override
    public void open(LiveTurn turn) {}

    @Override
    public void wrote(LiveTurn turn) {}

    @Override
    public void close(LiveTurn turn, Supplier<TurnEnd> settle) {}

    @Override
    public List<LiveTurn> broken() {
      return List.copyOf(broken);
    }
  }
}
