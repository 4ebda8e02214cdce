package io.fabula.persistence.chat;

import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns that were running when this node went down, put together again from the journal. */
final class BrokenTurns {
  private static final int SEGMENTS_AT_ONCE = 500;
  private static final Columns SEGMENT = Columns.of("seq", "body");

  private final Database database;
  private final JdbiMessages messages;
  private final int node;

  BrokenTurns(Database database, int node) {
    this.database = database;
    this.messages = new JdbiMessages(database);
    this.node = node;
  }

  List<LiveTurn> read() {
    Map<TurnId, LiveTurn> turns = new HashMap<>();
    for (TurnRecord record : running()) turns.put(record.id(), begun(record));
    if (!turns.isEmpty()) replay(turns);
    turns.values().forEach(turn -> turn.confirm(turn.appended()));
    return List.copyOf(turns.values());
  }

  private List<TurnRecord> running() {
    return database.read(handle -> handle.createQuery(
        JdbiTurns.COLUMNS.select() + "from chat_turn where node = :node and ended_at is null")
        .bind("node", node).map(Row.as(JdbiTurns.COLUMNS, JdbiTurns::turn)).list());
  }

  private LiveTurn begun(TurnRecord record) {
    return new LiveTurn(record.id(), record.chat(), record.kind(), record.question().flatMap(this::message),
        record.startedAt());
  }

  private java.util.Optional<io.fabula.domain.chat.Message> message(MessageId id) {
    return messages.find(id);
  }

  private void replay(Map<TurnId, LiveTurn> turns) {
    long after = 0;
    while (true) {
      List<Map.Entry<Long, byte[]>> rows = segments(after);
      for (var row : rows) {
        Segment.read(row.getValue(), (id, number, text) -> {
          LiveTurn turn = turns.get(id);
          if (turn != null && number == turn.appended()) turn.append(text);
        });
        after = row.getKey();
      }
      if (rows.size() < SEGMENTS_AT_ONCE) return;
    }
  }

  private List<Map.Entry<Long, byte[]>> segments(long after) {
    return database.read(handle -> handle.createQuery(
        SEGMENT.select() + "from chat_segment where node = :node and seq > :after order by seq limit :limit")
        .bind("node", node).bind("after", after).bind("limit", SEGMENTS_AT_ONCE)
        .map(Row.as(SEGMENT, row -> Map.entry(row.number("seq"), row.bytes("body")))).list());
  }
}
