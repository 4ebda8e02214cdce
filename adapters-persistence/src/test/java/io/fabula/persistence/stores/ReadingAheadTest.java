package io.fabula.persistence.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.User;
import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterFixtures;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.reading.ReadingAhead;
import io.fabula.domain.chat.reading.ReadingAheadContract;
import io.fabula.domain.memory.MemoryNote;
import io.fabula.domain.memory.MemoryNoteId;
import io.fabula.domain.memory.MemoryScope;
import io.fabula.domain.settings.UserSettings;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.UnitOfWork;
import io.fabula.persistence.account.JdbiUsers;
import io.fabula.persistence.character.JdbiCharacters;
import io.fabula.persistence.chat.JdbiChats;
import io.fabula.persistence.chat.JdbiMessages;
import io.fabula.persistence.chat.JdbiReadingAhead;
import io.fabula.persistence.memory.JdbiMemoryNotes;
import io.fabula.persistence.settings.JdbiSettingsOfUsers;
import io.fabula.persistence.sql.Database;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is announced is found just as it would be, and at a distance in the announcement's journey. */
class ReadingAheadTest {
  @Nested
  class OnSqlite extends Cases {
    OnSqlite() {
      super(TestStores::onSqlite);
    }
  }

  @Nested
  class OnPostgresql extends Cases {
    OnPostgresql() {
      super(TestStores::onPostgres);
    }

    @Test
    void all_six_are_read_with_their_announcement() {
      List<Object> first = database.look(() -> {
        ahead.chat(chat, user);
        ahead.prompt(prompt());
        wipe();
        return everything();
      });
      assertThat(first).isEqualTo(before);
      assertThat(database.look(this::everything)).isNotEqualTo(before);
    }

    @Test
    void what_was_read_ahead_is_given_out_once() {
      database.look(() -> {
        ahead.chat(chat, user);
        wipe();
        assertThat(chats.find(chat)).isPresent();
        assertThat(chats.find(chat)).isEmpty();
        return null;
      });
    }
  }

  abstract static class Cases implements ReadingAheadContract {
    private static final int MESSAGES = 3;
    private static final int NOTES = 10;
    private final Supplier<TestStores> opening;
    TestStores stores;
    Database database;
    ReadingAhead ahead;
    JdbiChats chats;
    ChatId chat;
    UserId user;
    CharacterId speaker;
    List<Object> before;

    Cases(Supplier<TestStores> opening) {
      this.opening = opening;
    }

    @BeforeEach
    void open() {
      stores = opening.get();
      database = stores.database;
      ahead = new JdbiReadingAhead(database);
      chats = new JdbiChats(database);
      user = stores.newUser();
      Character character = CharacterFixtures.complete(user);
      speaker = character.snapshot().id();
      new JdbiCharacters(database).add(character);
      chat = stores.newChat(user);
      for (int position = 1; position <= MESSAGES; position++)
        new JdbiMessages(database).add(ChatFixtures.message(chat, position, "word " + position));
      new JdbiSettingsOfUsers(database).save(UserSettings.standard(user));
      new JdbiMemoryNotes(database).add(MemoryNote.write(new MemoryNoteId(IdFixtures.fresh()), user,
          new MemoryScope.Everywhere(), "remember the tide", List.of(), true, stores.clock.instant()));
      before = everything();
    }

    @AfterEach
    void close() {
      stores.close();
    }

    @Override
    public ReadingAhead subject() {
      return ahead;
    }

    @Override
    public UnitOfWork unit() {
      return database;
    }

    @Override
    public ReadingAhead.Prompt prompt() {
      return new ReadingAhead.Prompt(chat, user, speaker, Long.MAX_VALUE, MESSAGES, NOTES);
    }

    @Override
    public List<Object> everything() {
      return List.of(
          chats.find(chat).map(Chat::snapshot),
          new JdbiSettingsOfUsers(database).of(user),
          new JdbiUsers(database).find(user).map(User::snapshot),
          new JdbiCharacters(database).glance(speaker),
          new JdbiMemoryNotes(database).countingIn(user, chat.value(), speaker, NOTES),
          new JdbiMessages(database).said(chat, Long.MAX_VALUE, MESSAGES));
    }

    /** By another connection, as another server would. */
    void wipe() {
      CompletableFuture.runAsync(() -> database.write(handle -> {
        handle.execute("delete from character_character");
        handle.execute("delete from account_user");
      })).join();
    }
  }
}
