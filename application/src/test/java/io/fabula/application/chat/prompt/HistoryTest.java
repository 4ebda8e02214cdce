package io.fabula.application.chat.prompt;

import io.fabula.application.chat.ChatKeeping;
import io.fabula.application.chat.ChatTurns;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.application.Stage;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.InMemoryChats;
import io.fabula.domain.chat.InMemoryMessages;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.Messages;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.prompt.GenerationRequest;
import io.fabula.domain.prompt.PromptMessage;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.ScriptedModel;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HistoryTest {

  /** Whatever happens to a chat, on whichever server, a prompt quotes what the store has. */
  @Nested
  class InChats {
    private final AtomicInteger replies = new AtomicInteger();
    private final Stage stage = new Stage(
        ScriptedModel.of(request -> List.of("reply ", Integer.toString(replies.incrementAndGet()))));
    private final List<ChatTurns> servers = List.of(stage.chatTurns, stage.newServer());
    private final Caller caller = stage.newCaller();
    private final Random random = new Random(11);
    private final ChatId chat = stage.chatKeeping.open(caller,
        new ChatKeeping.OpenChat(stage.newCharacter("Hello.", "Hey.").snapshot().id(), Optional.empty(), true,
            0))
        .chat().id();

    @Test
    void a_prompt_quotes_what_is_stored_whoever_changed_it() {
      for (int step = 0; step < 400; step++) {
        switch (random.nextInt(12)) {
          case 0 -> any().ifPresent(message -> remove(message, false));
          case 1 ->
            any().filter(message -> random.nextInt(6) == 0).ifPresent(message -> remove(message, true));
          case 2 -> last(Role.ASSISTANT).filter(message -> message.position() > 1)
              .ifPresent(message -> ended(server().regenerate(caller, message.id(), Optional.empty())));
          case 3 -> any().filter(message -> message.alternates().count() > 1)
              .ifPresent(message -> stage.chatKeeping.choose(caller, message.id(), OptionalLong.empty(),
                  random.nextInt(message.alternates().count())));
          case 4 -> last(Role.ASSISTANT).filter(message -> message.equals(all().getLast()))
              .ifPresent(message -> ended(server().continueLast(caller, chat)));
          default -> speak("word " + step);
        }
      }
      assertThat(all()).hasSizeGreaterThan(History.BATCH);
    }

    private void speak(String text) {
      List<String> stored = new ArrayList<>(all().stream().map(Message::content).toList());
      stored.add(text);
      ended(server().send(caller, chat,
          new ChatTurns.SendMessage(text, Optional.empty(), Optional.empty())));
      GenerationRequest asked = stage.model.requests().getLast();
      assertThat(asked.prompt().messages().stream().filter(message -> message.role() != Role.SYSTEM)
          .map(PromptMessage::content)).isEqualTo(stored);
    }

    private ChatTurns server() {
      return servers.get(random.nextInt(servers.size()));
    }

    private void remove(Message message, boolean following) {
      stage.chatKeeping.deleteMessage(caller, chat, OptionalLong.empty(), message.id(), following);
    }

    private List<Message> all() {
      return stage.messages.before(chat, Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    private Optional<Message> any() {
      List<Message> all = all();
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private Optional<Message> last(Role role) {
      return all().reversed().stream().filter(message -> message.role() == role).findFirst();
    }

    private void ended(LiveTurn turn) {
      assertThat(turn.ended().orTimeout(20, SECONDS).join()).isNotNull();
    }
  }

  @Nested
  class Alone {
    private final Stored stored = new Stored();
    private final History history = new History(stored);
    private Chat chat = newChat();

    @Test
    void a_chat_that_is_talked_in_is_read_no_more_after_its_second_turn() {
      for (int i = 0; i < 100; i++) turn("question " + i, Optional.of("answer " + i));

      assertThat(stored.reads).isEqualTo(2);
      assertThat(quoted(2 * History.BATCH)).isEqualTo(contents(2 * History.BATCH));
    }

    @Test
    void what_is_not_remembered_of_it_is_read_where_somebody_asks_for_it() {
      for (int i = 0; i < 60; i++) turn("question " + i, Optional.of("answer " + i));

      assertThat(quoted(History.BATCH)).isEqualTo(contents(History.BATCH));
      assertThat(stored.reads).isEqualTo(2);
      assertThat(quoted(History.BATCH + 1)).isEqualTo(contents(History.BATCH + 1));
      assertThat(stored.reads).isEqualTo(3);
    }

    @Test
    void a_turn_of_which_nothing_came_leaves_its_question() {
      turn("question", Optional.of("answer"));
      turn("another", Optional.empty());

      assertThat(quoted(10)).containsExactly("another", "answer", "question");
      assertThat(stored.reads).isEqualTo(2);
    }

    @Test
    void what_somebody_else_changed_is_read_again() {
      turn("question", Optional.of("answer"));
      turn("another", Optional.of("lost"));
      ChatId id = chat.snapshot().id();
      stored.remove(id, chat.snapshot().nextPosition() - 1, Long.MAX_VALUE);
      chat.forget(1, stored.before(id, Long.MAX_VALUE, 1).stream().findFirst(), Instant.EPOCH);
      chat = Chat.restore(chat.snapshot());

      assertThat(quoted(10)).containsExactly("another", "answer", "question");
      assertThat(stored.reads).isEqualTo(3);
    }

    @Test
    void an_answer_to_a_chat_that_has_gone_on_is_not_remembered() {
      turn("question", Optional.of("answer"));
      turn("another", Optional.empty());
      Message late = ChatFixtures.message(chat.snapshot().id(), 9, "late");
      history.answered(chat.snapshot().id(), chat.snapshot().version() + 2, Optional.of(late));
      history.answered(chat.snapshot().id(), chat.snapshot().version(), Optional.of(late));

      assertThat(quoted(10)).containsExactly("another", "answer", "question");
    }

    @Test
    void a_chat_that_nobody_comes_back_to_is_not_remembered() {
      turn("first", Optional.of("answer"));
      Chat first = chat;
      for (int i = 0; i < 300; i++) {
        chat = newChat();
        turn("elsewhere", Optional.empty());
      }
      chat = first;
      turn("late", Optional.empty());
      int before = stored.reads;

      assertThat(quoted(10)).containsExactly("late", "answer", "first");
      assertThat(stored.reads).isEqualTo(before + 1);
    }

    @Test
    void so_many_texts_are_remembered_and_no_more() {
      turn("first", Optional.of("answer"));
      turn("second", Optional.empty());
      Chat first = chat;
      for (int i = 0; i < 500; i++) {
        chat = newChat();
        turn("x".repeat(10_000), Optional.empty());
        turn("y".repeat(10_000), Optional.empty());
      }
      int before = stored.reads;
      assertThat(quoted(1)).containsExactly("y".repeat(10_000));
      assertThat(stored.reads).isEqualTo(before);
      chat = first;

      assertThat(quoted(10)).containsExactly("second", "answer", "first");
      assertThat(stored.reads).isEqualTo(before + 1);
    }

    private Chat newChat() {
      return ChatFixtures.chat(new UserId(IdFixtures.fresh()));
    }

    /** A turn as {@link ChatTurns} has it: read, begun, committed; settled, committed. */
    private void turn(String question, Optional<String> answer) {
      History.Walk walk = history.walk(chat.snapshot());
      var id = new TurnId(IdFixtures.fresh());
      Message asked = chat.begin(id, new MessageId(IdFixtures.fresh()), question, Instant.EPOCH);
      walk.peek(2);
      stored.add(asked);
      history.asked(chat.snapshot(), walk, asked);
      chat = Chat.restore(chat.snapshot());
      Optional<Message> said = answer
          .map(text -> chat.answer(new MessageId(IdFixtures.fresh()), ChatFixtures.alternate(text),
              Instant.EPOCH));
      chat.settle(id, said, true, Instant.EPOCH);
      said.ifPresent(stored::add);
      chat = Chat.restore(chat.snapshot());
      history.answered(chat.snapshot().id(), chat.snapshot().version(), said);
    }

    private List<String> quoted(int most) {
      History.Walk walk = history.walk(chat.snapshot());
      var all = new ArrayList<String>();
      while (all.size() < most && walk.hasNext()) all.add(walk.next().content());
      return all;
    }

    private List<String> contents(int most) {
      return stored.before(chat.snapshot().id(), Long.MAX_VALUE, most).reversed().stream()
          .map(Message::content).toList();
    }

    /** The store, which counts how often a prompt reads it. */
    private static final class Stored implements Messages {
      private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
      private final Messages kept = new InMemoryMessages(unit, new InMemoryChats(unit));
      private int reads;

      @Override
      public List<Said> said(ChatId chat, long position, int limit) {
        reads++;
        return kept.said(chat, position, limit);
      }

      @Override
      public void add(Message message) {
        kept.add(message);
      }

      @Override
      public Optional<Message> find(MessageId id) {
        return kept.find(id);
      }

      @Override
      public void save(Message message) {
        kept.save(message);
      }

      @Override
      public List<Message> before(ChatId chat, long position, int limit) {
        return kept.before(chat, position, limit);
      }

      @Override
      public Tally tally(ChatId chat, long position) {
        return kept.tally(chat, position);
      }

      @Override
      public long remove(ChatId chat, long from, long to) {
        return kept.remove(chat, from, to);
      }
    }
  }
}
