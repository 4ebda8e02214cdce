package io.fabula.persistence.chat;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.TurnKind;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.chat.Turns;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.PreparedUpdate;
import io.fabula.persistence.sql.Row;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Optional;

/** Turns in {@code chat_turn}. */
public final class JdbiTurns implements Turns {
  static final Columns COLUMNS = Columns.of("id", "chat_id", "kind", "question_id", "answer_id", "started_at",
      "ended_at", "ending", "failure", "text_from", "alternate", "piece_lengths");

  private static final PreparedUpdate ADD = new PreparedUpdate("""
      insert into chat_turn (id, chat_id, node, kind, question_id, answer_id, started_at)
      values (?, ?, ?, ?, ?, ?, ?)
      """);
  private static final PreparedUpdate END = new PreparedUpdate("""
      update chat_turn set answer_id = ?, ended_at = ?, ending = ?, failure = ?, text_from = ?, alternate = ?,
        piece_lengths = ?
      where id = ?
      """);

  private final Database database;
  private final int node;

  /**
   * @param node the number of this server among those that share the database
   */
  public JdbiTurns(Database database, int node) {
    this.database = database;
    this.node = node;
  }

  @Override
  public void add(TurnRecord turn) {
    database.changeSoon(ADD, turn.id().toString(), turn.chat().toString(), node, turn.kind().name(),
        turn.question().map(MessageId::toString).orElse(null),
        turn.answer().map(MessageId::toString).orElse(null),
        turn.startedAt().toEpochMilli());
  }

  @Override
  public void save(TurnRecord turn) {
    TurnRecord.Ending ending = turn.ending().orElseThrow();
    database.changeSoon(END, turn.answer().map(MessageId::toString).orElse(null), ending.at().toEpochMilli(),
        ending.word(), ending.failure().orElse(null), ending.textFrom(), ending.alternate(),
        packed(ending.pieceLengths()), turn.id().toString());
  }

  @Override
  public Optional<TurnRecord> find(TurnId id) {
    return database.read(handle -> handle.createQuery(COLUMNS.select() + "from chat_turn where id = :id")
        .bind("id", id.toString()).map(Row.as(COLUMNS, JdbiTurns::turn)).findOne());
  }

  static TurnRecord turn(Row row) throws SQLException {
    Optional<TurnRecord.Ending> ending = row.optionalText("ending").isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TurnRecord.Ending(row.text("ending"), row.optionalText("failure"), row.instant("ended_at"),
                row.integer("text_from"), row.integer("alternate"), unpacked(row.bytes("piece_lengths"))));
    return new TurnRecord(
        new TurnId(row.id("id")),
        new ChatId(row.id("chat_id")),
        TurnKind.valueOf(row.text("kind")),
        row.optionalId("question_id").map(MessageId::new),
        row.optionalId("answer_id").map(MessageId::new),
        row.instant("started_at"),
        ending);
  }

  /** Two bytes a piece; the journal splits pieces that are longer. */
  private static byte[] packed(int[] lengths) {
    var bytes = ByteBuffer.allocate(lengths.length * Short.BYTES);
    for (int length : lengths) bytes.putShort((short) length);
    return bytes.array();
  }

  private static int[] unpacked(byte[] packed) {
    var bytes = ByteBuffer.wrap(packed);
    var lengths = new int[packed.length / Short.BYTES];
    for (int i = 0; i < lengths.length; i++) lengths[i] = bytes.getShort() & 0xFFFF;
    return lengths;
  }
}
