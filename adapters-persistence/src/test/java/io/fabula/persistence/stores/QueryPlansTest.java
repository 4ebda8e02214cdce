package io.fabula.persistence.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.Role;
import io.fabula.domain.account.UserId;
import io.fabula.domain.character.CharacterFixtures;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.chat.ChatFixtures;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.Message;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.PageRequest;
import io.fabula.persistence.account.JdbiUsers;
import io.fabula.persistence.character.JdbiCharacters;
import io.fabula.persistence.chat.JdbiChats;
import io.fabula.persistence.chat.JdbiMessages;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** No list reads more of its table than it shows, as SQLite plans it. */
class QueryPlansTest {
  private static final int MESSAGES = 100_000;
  private static TestStores stores;
  private static ChatId chat;
  private static UserId owner;

  @BeforeAll
  static void fill() {
    stores = TestStores.onSqlite();
    owner = stores.newUser();
    chat = stores.newChat();
    var messages = new JdbiMessages(stores.database);
    stores.database.run(() -> {
      for (int i = 1; i <= MESSAGES; i++) messages.add(ChatFixtures.message(chat, i, "message " + i));
    });
  }

  @AfterAll
  static void close() {
    stores.close();
  }

  @Test
  void messages_before_a_place_are_searched_not_scanned() {
    assertThat(plan("""
        select * from chat_message where chat_id = 'c' and position < 50000
        order by position desc limit 20""")).noneMatch(QueryPlansTest::isWasteful);
    assertThat(new JdbiMessages(stores.database).before(chat, 50_000, 3)).extracting(Message::position)
        .containsExactly(49_997L, 49_998L, 49_999L);
  }

  @Test
  void the_state_before_a_place_is_searched_not_scanned() {
    assertThat(plan("""
        select s.position, s.alternate, s.state, m.facts from chat_state s
          join chat_message m on m.chat_id = s.chat_id and m.position = s.position
        where s.chat_id = 'c' and (s.position, s.alternate) < (50000, 0)
        order by s.position desc, s.alternate desc limit 20"""))
        .isNotEmpty().noneMatch(QueryPlansTest::isWasteful);
  }

  @Test
  void the_statements_of_every_list_are_searched_not_scanned() {
    var after = Optional.of(Cursor.of(1_700_000_000_000L, "id"));
    var statements = statementsOf(() -> {
      for (Order order : Order.values()) {
        var place = order == Order.NEW ? after : Optional.of(Cursor.of(order.name(), 5, "id", 7));
        new JdbiCharacters(stores.database).list(everyone(order, List.of()), new PageRequest(20, place));
      }
      new JdbiCharacters(stores.database).list(everyone(Order.POPULAR, List.of("sea")),
          new PageRequest(20, Optional.of(Cursor.of("FOUND", 5))));
      new JdbiCharacters(stores.database).list(own(), new PageRequest(20, after));
      new JdbiChats(stores.database).of(owner, new PageRequest(20, after));
      new JdbiChats(stores.database).latestWith(owner, new CharacterId(IdFixtures.fresh()));
      new JdbiUsers(stores.database).list(Optional.empty(), Optional.empty(), new PageRequest(20, after));
      new JdbiUsers(stores.database).list(Optional.empty(), Optional.of(Role.USER),
          new PageRequest(20, after));
    });

    assertThat(statements).hasSize(10)
        .allSatisfy(sql -> assertThat(plan(sql)).as(sql).noneMatch(QueryPlansTest::isWasteful));
  }

  @Test
  void who_looks_for_something_goes_through_the_next_ones_and_through_what_is_found_near_them() {
    var characters = new JdbiCharacters(stores.database);
    characters.add(CharacterFixtures.of(owner, CharacterFixtures.tagged("Mira", "sea"), HandClock.START));

    var statements = statementsOf(() -> {
      for (Order order : List.of(Order.NEW, Order.TOP, Order.TRENDING)) {
        assertThat(characters.list(everyone(order, List.of("sea")), PageRequest.first(20)).items())
            .hasSize(1);
      }
    });

    assertThat(statements).hasSize(6).allSatisfy(sql -> assertThat(plan(sql)).as(sql)
        .noneMatch(step -> isWasteful(step)
            && !step.matches("SCAN (every|shelves|last|f|s)( LEFT-JOIN)?|.*ORDER BY")));
    assertThat(statements).filteredOn(sql -> sql.contains("every")).hasSize(3)
        .allSatisfy(sql -> assertThat(plan(sql)).as(sql)
            .anyMatch(step -> step.startsWith("SEARCH character_standing USING COVERING INDEX")));
    assertThat(statements).filteredOn(sql -> sql.contains("with f")).hasSize(3)
        .allSatisfy(sql -> assertThat(plan(sql)).as(sql).contains("SCAN f VIRTUAL TABLE INDEX 0:M1")
            .anyMatch(step -> step.startsWith("SEARCH s USING PRIMARY KEY")));
  }

  private static boolean isWasteful(String step) {
    // a virtual table is searched by its own index, which SQLite calls a scan too
    return step.contains("SCAN") && !step.contains("VIRTUAL TABLE INDEX")
        || step.contains("TEMP B-TREE FOR ORDER BY");
  }

  private static CharacterQuery everyone(Order order, List<String> tags) {
    return new CharacterQuery(Optional.empty(), true, Optional.empty(), Optional.empty(), tags,
        Optional.empty(), Optional.empty(), false, order);
  }

  private static CharacterQuery own() {
    return new CharacterQuery(Optional.of(owner), false, Optional.empty(), Optional.empty(), List.of(),
        Optional.empty(), Optional.empty(), true, Order.NEW);
  }

  /** What really goes to the database, with nulls for its values. */
  private static List<String> statementsOf(Runnable reads) {
    var statements = new java.util.ArrayList<String>();
    stores.database.run(() -> {
      stores.database.read(handle -> handle.setSqlLogger(new SqlLogger() {
        @Override
        public void logBeforeExecution(StatementContext context) {
          statements.add(context.getParsedSql().getSql());
        }
      }));
      reads.run();
      stores.database.read(handle -> handle.setSqlLogger(SqlLogger.NOP_SQL_LOGGER));
    });
    return statements;
  }

  private static List<String> plan(String sql) {
    return stores.database.read(handle -> {
      var query = handle.createQuery("explain query plan " + sql);
      for (int i = 0; i < sql.chars().filter(c -> c == '?').count(); i++) query.bind(i, i);
      return query.map((row, context) -> row.getString("detail")).list();
    });
  }
}
