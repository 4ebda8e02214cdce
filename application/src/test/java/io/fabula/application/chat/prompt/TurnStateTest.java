package io.fabula.application.chat.prompt;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.application.chat.ChatKeeping;
import io.fabula.application.chat.ChatTurns;
import io.fabula.application.Stage;
import io.fabula.application.chat.ChatTurns.SendMessage;
import io.fabula.domain.account.Caller;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterFixtures;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.Visibility;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.state.ChatState;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.shared.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a turn's prompt knows of its chat beside the words. */
class TurnStateTest {
  private final Stage stage = new Stage(ScriptedModel.saying("The ", "lamp"));
  private final Caller caller = stage.newCaller();

  private static Json.Obj entry(String content) {
    return Json.EMPTY.with("keys", Json.Arr.ofTexts(List.of("lamp"))).with("content", new Json.Str(content));
  }

  private ChatId chat(String description, int greeting, Json.Obj... entries) {
    var book = Lorebook.of(Json.EMPTY.with("entries", new Json.Arr(List.of(entries))));
    var definition = new Definition("Mira", "", description, "", "", "First.", List.of("Second."), List.of(),
        "",
        "", "", "", "", "", List.of(), Optional.of(book), Json.EMPTY);
    Character character = CharacterFixtures.of(caller.id(),
        CharacterSheet.of(definition).withVisibility(Visibility.PUBLIC), stage.clock.instant());
    stage.characters.add(character);
    return stage.chatKeeping.open(caller,
        new ChatKeeping.OpenChat(character.snapshot().id(), Optional.empty(), true, greeting)).chat().id();
  }

  private String prompted(ChatId chat, String text) throws Exception {
    end(stage.chatTurns.send(caller, chat, new SendMessage(text, Optional.empty(), Optional.empty())));
    return lastPrompt();
  }

  private String lastPrompt() {
    return stage.model.requests().getLast().prompt().messages().stream().map(PromptMessage::content)
        .collect(Collectors.joining("\n"));
  }

  private static TurnEnd end(LiveTurn turn) throws Exception {
    return turn.ended().get(10, SECONDS);
  }

  @Test
  void silence_is_counted_from_the_users_last_words() throws Exception {
    ChatId chat = chat("Silent for {{idle_duration}}.", 0);

    assertThat(prompted(chat, "one")).contains("Silent for just now.");
    stage.clock.pass(Duration.ofHours(3));
    assertThat(prompted(chat, "two")).contains("Silent for 3 hours.");
  }

  @Test
  void lore_knows_how_its_chat_opened_and_how_far_it_has_come() throws Exception {
    Json.Obj[] lore = {entry("@@is_greeting 1\nSecond opening."), entry("@@activate_only_after 1\nLater.")};
    ChatId first = chat("x", 0, lore);
    ChatId second = chat("x", 1, lore);

    assertThat(prompted(first, "lamp")).doesNotContain("Second opening.", "Later.");
    assertThat(prompted(first, "lamp")).contains("Later.");
    assertThat(prompted(second, "lamp")).contains("Second opening.").doesNotContain("Later.");
  }

  @Test
  void a_stopped_turn_counts_where_some_of_its_text_came() throws Exception {
    ChatId chat = chat("Turn {{incvar::turn}}.", 0);
    stage.model.hold();
    LiveTurn turn = stage.chatTurns.send(caller, chat,
        new SendMessage("one", Optional.empty(), Optional.empty()));
    stage.model.step(1);
    while (turn.durable() < 1) Thread.sleep(1);
    stage.chatTurns.stop(caller, chat);
    end(turn);
    stage.model.release();

    assertThat(prompted(chat, "two")).contains("Turn 2.");
  }

  @Test
  void a_chat_whose_card_asks_for_nothing_has_no_state() throws Exception {
    ChatId chat = chat("A keeper.", 0, entry("Lore."));
    prompted(chat, "lamp");

    assertThat(stage.states.before(chat, Long.MAX_VALUE)).isEqualTo(ChatState.EMPTY);
  }
}
