package io.fabula.application.chat;

import static io.fabula.domain.shared.Refusals.assertInvalid;
import static io.fabula.domain.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.application.Stage;
import io.fabula.application.chat.ChatKeeping.OpenChat;
import io.fabula.domain.account.Caller;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterFixtures;
import io.fabula.domain.chat.Alternate;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatError;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.persona.Persona;
import io.fabula.domain.persona.PersonaFixtures;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChatKeepingTest {
  private final Stage stage = new Stage(ScriptedModel.saying("Hi"));
  private final ChatKeeping keeping = stage.chatKeeping;
  private final Caller caller = stage.newCaller();
  private final Character mira = stage.newCharacter("Hello {{user}}, I am {{char}}.", "Second.", "Third.");

  @Test
  void a_chat_opens_with_the_chosen_greeting_and_the_others_beside_it() {
    Persona captain = PersonaFixtures.complete(caller.id());
    stage.personas.add(captain);

    Chat.Snapshot chat = keeping.open(caller, wish(1)).chat();

    Message greeting = messages(chat.id()).getFirst();
    assertThat(greeting.content()).isEqualTo("Second.");
    assertThat(greeting.alternates().index()).isEqualTo(1);
    assertThat(stage.alternates.of(greeting.id())).extracting(Alternate::content)
        .containsExactly("Hello 선장 ⚓, I am Mira.", "Second.", "Third.");
    assertThat(chat.persona()).contains(captain.snapshot().id());
    assertThat(stage.characters.standings().of(mira.snapshot().id()).chats()).isEqualTo(1);
  }

  @Test
  void a_known_chat_is_found_again_unless_a_new_one_is_asked_for() {
    Chat.Snapshot first = keeping.open(caller, wish(0)).chat();

    ChatKeeping.Opened again = keeping.open(caller,
        new OpenChat(mira.snapshot().id(), Optional.empty(), false, 0));

    assertThat(again.isNew()).isFalse();
    assertThat(again.chat().id()).isEqualTo(first.id());
    assertThat(keeping.open(caller, wish(0)).chat().id()).isNotEqualTo(first.id());
  }

  @Test
  void what_cannot_be_opened_is_refused() {
    Character secret = CharacterFixtures.named(stage.newCaller().id(), "Secret");
    stage.characters.add(secret);
    Persona anothers = PersonaFixtures.persona(stage.newCaller().id());
    stage.personas.add(anothers);

    assertRefused(SharedError.NotFound.failure("character"),
        () -> keeping.open(caller, new OpenChat(secret.snapshot().id(), Optional.empty(), true, 0)));
    assertRefused(SharedError.NotFound.failure("persona"), () -> keeping.open(caller,
        new OpenChat(mira.snapshot().id(), Optional.of(anothers.snapshot().id()), true, 0)));
    assertInvalid("greeting_index", () -> keeping.open(caller, wish(3)));
    assertInvalid("greeting_index", () -> keeping.open(caller, wish(-1)));
  }

  @Test
  void choosing_shows_another_alternate() {
    ChatId chat = keeping.open(caller, wish(0)).chat().id();
    Message greeting = messages(chat).getFirst();

    Message shown = keeping.choose(caller, greeting.id(), OptionalLong.empty(), 2);

    assertThat(shown.content()).isEqualTo("Third.");
    assertThat(messages(chat)).containsExactly(shown);
    assertThat(keeping.get(caller, chat).lastMessage()).contains("Third.");
    assertInvalid("index", () -> keeping.choose(caller, greeting.id(), OptionalLong.empty(), 3));
    assertRefused(SharedError.NotFound.failure("message"),
        () -> keeping.choose(stage.newCaller(), greeting.id(), OptionalLong.empty(), 1));
  }

  @Test
  void a_branch_has_the_history_up_to_its_message_with_all_alternates() {
    ChatId chat = filled(9);
    Message fourth = messages(chat).get(3);

    Chat.Snapshot branch = keeping.branch(caller, chat, fourth.id());

    assertThat(messages(branch.id())).extracting(Message::content)
        .isEqualTo(messages(chat).subList(0, 4).stream().map(Message::content).toList());
    assertThat(messages(branch.id())).extracting(Message::id)
        .doesNotContainAnyElementsOf(messages(chat).stream().map(Message::id).toList());
    assertThat(stage.alternates.of(messages(branch.id()).getFirst().id())).hasSize(3);
    assertThat(branch.messageCount()).isEqualTo(4);
    assertThat(branch.nextPosition()).isEqualTo(fourth.position() + 1);
  }

  @Test
  void clearing_goes_back_to_the_greeting() {
    ChatId chat = filled(9);

    keeping.clear(caller, chat, OptionalLong.empty());

    assertThat(messages(chat)).hasSize(1);
    assertThat(keeping.get(caller, chat).messageCount()).isEqualTo(1);
  }

  @Test
  void one_message_or_all_that_follow_are_taken_out() {
    ChatId chat = filled(9);
    Message third = messages(chat).get(2);
    Message fifth = messages(chat).get(4);

    keeping.deleteMessage(caller, chat, OptionalLong.empty(), third.id(), false);
    keeping.deleteMessage(caller, chat, OptionalLong.empty(), fifth.id(), true);

    assertThat(messages(chat)).hasSize(3).extracting(Message::content).endsWith("message 4");
    assertThat(keeping.get(caller, chat).messageCount()).isEqualTo(3);
    assertThat(keeping.get(caller, chat).lastMessage()).contains("message 4");
  }

  @Test
  void history_is_read_page_by_page_from_its_end() {
    ChatId chat = filled(9);

    var last = keeping.history(caller, chat, Optional.empty(), PageRequest.first(4));
    var first = keeping.history(caller, chat, Optional.empty(), new PageRequest(100, last.next()));

    assertThat(last.items()).extracting(Message::position).containsExactly(6L, 7L, 8L, 9L);
    assertThat(first.items()).extracting(Message::position).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(first.next()).isEmpty();
    assertThat(keeping.history(caller, chat, Optional.of(last.items().getFirst().id()), PageRequest.first(2))
        .items()).extracting(Message::position).containsExactly(4L, 5L);
  }

  @Test
  void a_chat_with_a_turn_is_neither_cleared_nor_deleted_and_an_old_version_is_stale() {
    ChatId id = filled(2);
    assertRefused(SharedError.Stale.failure(), () -> keeping.delete(caller, id, OptionalLong.of(99)));
    Chat chat = stage.chats.find(id).orElseThrow();
    chat.beginAgain(ChatFixtures.turnId(), stage.clock.instant());
    stage.chats.save(chat);
    var running = ChatError.TurnRunning.failure(chat.snapshot().runningTurn().orElseThrow());

    assertRefused(running, () -> keeping.clear(caller, id, OptionalLong.empty()));
    assertRefused(running, () -> keeping.delete(caller, id, OptionalLong.empty()));
    assertThat(messages(id)).hasSize(2);
  }

  @Test
  void a_deleted_chat_is_gone() {
    ChatId chat = filled(3);

    keeping.delete(caller, chat, OptionalLong.empty());

    assertRefused(SharedError.NotFound.failure("chat"), () -> keeping.get(caller, chat));
    assertThat(messages(chat)).isEmpty();
  }

  private OpenChat wish(int greeting) {
    return new OpenChat(mira.snapshot().id(), Optional.empty(), true, greeting);
  }

  /** A chat with a greeting and more, so many in all. */
  private ChatId filled(int count) {
    ChatId id = keeping.open(caller, wish(0)).chat().id();
    Chat chat = stage.chats.find(id).orElseThrow();
    List<Message> said = IntStream.rangeClosed(2, count)
        .mapToObj(
            i -> chat.answer(ChatFixtures.message(id, i, "").id(), ChatFixtures.alternate("message " + i),
                stage.clock.instant()))
        .toList();
    said.forEach(stage.messages::add);
    stage.chats.save(chat);
    return id;
  }

  private List<Message> messages(ChatId chat) {
    return stage.messages.before(chat, Long.MAX_VALUE, 100);
  }
}
