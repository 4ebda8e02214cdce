package io.fabula.persistence.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.SharedError;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.DatabaseSettings;
import io.fabula.persistence.sql.PreparedQuery;
import io.fabula.persistence.sql.PreparedUpdate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that travel with later ones are the unit's own all the same. */
class HeldBackChangesTest {
  private static final PreparedUpdate ADD = new PreparedUpdate("insert into word (id, said) values (?, ?)");
  private static final PreparedUpdate SAY = new PreparedUpdate("update word set said = ? where said = ?");
  private static final Columns SAID = Columns.of("said");
  private static final PreparedQuery<String> ALL = new PreparedQuery<>(
      SAID.select() + "from word order by id limit 100", SAID, row -> row.text("said"));

  @Nested
  class OnSqlite implements Cases {
    @TempDir
    Path folder;

    @Override
    public DatabaseSettings settings() {
      return TestStores.sqlite(folder);
    }
  }

  @Nested
  class OnPostgresql implements Cases {
    @Override
    public DatabaseSettings settings() {
      return TestPostgres.newDatabase();
    }

    /** After a statement that failed PostgreSQL commits nothing, and says so only on being asked. */
    @Test
    void a_unit_that_hides_a_failed_statement_fails() {
      try (Database database = opened()) {
        assertThatThrownBy(() -> database.run(() -> {
          database.change(ADD, 1, "kept?");
          assertThatThrownBy(() -> database.change(ADD, 1, "twice")).isInstanceOf(JdbiException.class);
        })).isInstanceOf(JdbiException.class);
        assertThat(database.list(ALL)).isEmpty();
      }
    }
  }

  interface Cases {
    Duration PATIENCE = Duration.ofSeconds(20);

    DatabaseSettings settings();

    default Database opened() {
      Database database = Database.open(settings());
      database
          .write(handle -> handle.execute("create table word (id integer primary key, said text not null)"));
      return database;
    }

    @Test
    default void a_unit_sees_what_it_held_back_and_counts_what_it_changes_itself() {
      try (Database database = opened()) {
        database.run(() -> {
          database.changeSoon(ADD, 1, "one; drop table word");
          database.changeSoon(ADD, 2, "two?");
          assertThat(database.list(ALL)).containsExactly("one; drop table word", "two?");
          database.changeSoon(ADD, 3, "two?");
          assertThat(database.change(SAY, "both", "two?")).isEqualTo(2);
          assertThat(database.change(SAY, "none", "nothing")).isZero();
          database.changeSoon(ADD, 4, "last");
        });
        assertThat(database.list(ALL)).containsExactly("one; drop table word", "both", "both", "last");
      }
    }

    @Test
    default void a_unit_whose_held_change_fails_fails_as_a_whole() {
      try (Database database = opened()) {
        assertThatThrownBy(() -> database.run(() -> {
          database.changeSoon(ADD, 1, "kept?");
          database.changeSoon(ADD, 1, "twice");
        })).isInstanceOf(JdbiException.class);
        assertThat(database.list(ALL)).isEmpty();
      }
    }

    @Test
    default void a_unit_that_failed_leaves_nothing_of_it_to_the_next() {
      try (Database database = opened()) {
        for (int i = 0; i < 20; i++) {
          int id = i;
          assertThatThrownBy(() -> database.run(() -> {
            database.change(ADD, id, "lost");
            throw new IllegalStateException("thought better of it");
          })).isInstanceOf(IllegalStateException.class);
          database.run(() -> database.changeSoon(ADD, id + 100, "kept"));
        }
        assertThat(database.list(ALL)).hasSize(20).containsOnly("kept");
      }
    }

    @Test
    default void of_units_in_one_commit_those_that_fail_take_nobody_with_them() {
      try (Database database = opened()) {
        var gate = new CountDownLatch(1);
        database.groupCommit().submit(() -> await(gate));
        // all of these wait behind the first, and so share a commit
        var first = submit(database, () -> database.changeSoon(ADD, 1, "first"));
        var twice = submit(database, () -> {
          database.changeSoon(ADD, 2, "undone");
          database.changeSoon(ADD, 1, "twice");
        });
        var refused = submit(database, () -> {
          database.changeSoon(ADD, 3, "withdrawn");
          throw SharedError.Overtaken.failure("word");
        });
        var last = submit(database, () -> database.changeSoon(ADD, 4, "last"));
        gate.countDown();

        assertThat(first).succeedsWithin(PATIENCE);
        assertThat(last).succeedsWithin(PATIENCE);
        assertThatThrownBy(twice::join).hasCauseInstanceOf(JdbiException.class);
        assertThatThrownBy(refused::join).hasCauseInstanceOf(DomainFailure.class);
        assertThat(database.list(ALL)).isEqualTo(List.of("first", "last"));
      }
    }

    private static CompletableFuture<Boolean> submit(Database database, Runnable work) {
      return database.groupCommit().submit(() -> {
        work.run();
        return true;
      });
    }

    private static boolean await(CountDownLatch gate) {
      try {
        gate.await();
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }
}
