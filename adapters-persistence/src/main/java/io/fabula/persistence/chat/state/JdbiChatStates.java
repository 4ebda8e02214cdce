package io.fabula.persistence.chat.state;

import io.fabula.domain.character.lore.LoreMemory;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.state.ChatState;
import io.fabula.domain.chat.state.ChatStates;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.chat.JdbiMessages;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedQuery;
import io.fabula.persistence.sql.PreparedUpdate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** States in {@code chat_state}, each as one JSON text. */
public final class JdbiChatStates implements ChatStates {
  /** Replies have as many states as they were written anew; few are looked at in vain. */
  private static final int AT_ONCE = 20;

  private record Row(long position, int alternate, String state, String facts) {}

  private static final Columns ROW = Columns.of("position", "alternate", "state", "facts");

  private static final PreparedQuery<Row> BEFORE = new PreparedQuery<>("""
      select s.position, s.alternate, s.state, m.facts from chat_state s
        join chat_message m on m.chat_id = s.chat_id and m.position = s.position
      where s.chat_id = ? and (s.position, s.alternate) < (?, ?)
      order by s.position desc, s.alternate desc limit ?
      """, ROW, row -> new Row(row.number("position"), row.integer("alternate"), row.text("state"),
      row.text("facts")));
  private static final PreparedUpdate PUT = new PreparedUpdate("""
      insert into chat_state (chat_id, position, alternate, state) values (?, ?, ?, ?)
      on conflict (chat_id, position, alternate) do update set state = excluded.state
      """);

  private final Database database;

  public JdbiChatStates(Database database) {
    this.database = database;
  }

  @Override
  public ChatState before(ChatId chat, long position) {
    long at = position;
    int alternate = 0;
    while (true) {
      List<Row> rows = database.list(BEFORE, chat.toString(), at, alternate, AT_ONCE);
      for (Row row : rows) {
        if (JdbiMessages.isReplyShowing(row.facts(), row.alternate())) return read(row.state());
        at = row.position();
        alternate = row.alternate();
      }
      if (rows.size() < AT_ONCE) return ChatState.EMPTY;
    }
  }

  @Override
  public void put(ChatId chat, long position, int alternate, ChatState state) {
    database.changeSoon(PUT, chat.toString(), position, alternate, written(state));
  }

  @Override
  public void remove(ChatId chat, long from, long to) {
    database.write(handle -> handle.createUpdate(
        "delete from chat_state where chat_id = :chat and position between :from and :to")
        .bind("chat", chat.toString()).bind("from", from).bind("to", to).execute());
  }

  @Override
  public void copy(ChatId from, ChatId to, long last) {
    database.write(handle -> handle.createUpdate("""
        insert into chat_state (chat_id, position, alternate, state)
        select :to, position, alternate, state from chat_state where chat_id = :from and position <= :last
        """).bind("from", from.toString()).bind("to", to.toString()).bind("last", last).execute());
  }

  private static String written(ChatState state) {
    var variables = new LinkedHashMap<String, Json>();
    state.variables().forEach((name, value) -> variables.put(name, new Json.Str(value)));
    var lore = new LinkedHashMap<String, Json>();
    state.lore().cameIn().forEach((entry, position) -> lore.put(entry, Json.Num.of(position)));
    return JsonTrees.write(
        new Json.Obj(Map.of("variables", new Json.Obj(variables), "lore", new Json.Obj(lore))));
  }

  private static ChatState read(String text) {
    var json = (Json.Obj) JsonTrees.parse(text);
    var variables = new HashMap<String, String>();
    json.object("variables").orElseThrow().members()
        .forEach((name, value) -> variables.put(name, ((Json.Str) value).value()));
    var lore = new HashMap<String, Long>();
    json.object("lore").orElseThrow().members()
        .forEach((entry, position) -> lore.put(entry, Long.parseLong(((Json.Num) position).literal())));
    return new ChatState(variables, new LoreMemory(lore));
  }
}
