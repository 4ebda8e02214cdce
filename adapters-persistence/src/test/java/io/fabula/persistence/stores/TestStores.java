package io.fabula.persistence.stores;

import io.fabula.domain.account.User;
import io.fabula.domain.account.UserFixtures;
import io.fabula.domain.account.UserId;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.shared.HandClock;
import io.fabula.persistence.account.JdbiUsers;
import io.fabula.persistence.chat.JdbiChats;
import io.fabula.persistence.chat.JdbiTurns;
import io.fabula.persistence.chat.SegmentJournal;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** An open database with the rows that other rows hang on. */
final class TestStores implements AutoCloseable {
  static final int NODE = 1;

  final HandClock clock = new HandClock();
  final Database database;
  final SegmentJournal journal;
  private final Optional<Path> folder;

  private TestStores(DatabaseSettings settings, Optional<Path> folder) {
    this.database = Database.open(settings);
    this.journal = new SegmentJournal(database, clock, NODE);
    this.folder = folder;
  }

  static TestStores at(DatabaseSettings settings) {
    return new TestStores(settings, Optional.empty());
  }

  static TestStores onSqlite() {
    Path folder = newFolder();
    return new TestStores(sqlite(folder), Optional.of(folder));
  }

  static TestStores onPostgres() {
    return at(TestPostgres.newDatabase());
  }

  static DatabaseSettings sqlite(Path folder) {
    return DatabaseSettings.of("jdbc:sqlite:" + folder.resolve("fabula.db"));
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("fabula-stores");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  UserId newUser() {
    User user = UserFixtures.anyone();
    new JdbiUsers(database).add(user);
    return user.snapshot().id();
  }

  ChatId newChat() {
    return newChat(newUser());
  }

  ChatId newChat(UserId owner) {
    Chat chat = ChatFixtures.chat(owner);
    new JdbiChats(database).add(chat);
    return chat.snapshot().id();
  }

  LiveTurn newTurn() {
    LiveTurn turn = ChatFixtures.turn(newChat());
    new JdbiTurns(database, NODE).add(TurnRecord.begun(turn, Optional.empty()));
    return turn;
  }

  @Override
  public void close() {
    database.close();
    folder.ifPresent(TestStores::delete);
  }

  private static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
