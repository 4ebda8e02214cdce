package io.fabula.persistence.chat;

import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.chat.TurnKind;
import io.fabula.domain.chat.TurnRecord;
import io.fabula.domain.chat.Turns;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Optional;

/** Turns in {@code chat_turn}. */
public final class JdbiTurns implements Turns {
  static final Columns COLUMNS = Columns.of("id", "chat_id", "kind", "question_id", "answer_id", "started_at",
      "ended_at", "ending", "failure", "text_from", "alternate", "piece_lengths");

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
    database.write(handle -> handle.createUpdate("""
        insert into chat_turn (id, chat_id, node, kind, question_id, answer_id, started_at)
        values (:id, :chat, :node, :kind, :question, :answer, :started)
        """)
        .bind("id", turn.id().toString())
        .bind("chat", turn.chat().toString())
        .bind("node", node)
        .bind("kind", turn.kind().name())
        .bind("question", turn.question().map(MessageId::toString).orElse(null))
        .bind("answer", turn.answer().map(MessageId::toString).orElse(null))
        .bind("started", turn.startedAt().toEpochMilli())
        .execute());
  }

  @Override
  public void save(TurnRecord turn) {
    TurnRecord.Ending ending = turn.ending().orElseThrow();
    database.write(handle -> handle.createUpdate("""
        update chat_turn set answer_id = :answer, ended_at = :ended, ending = :ending, failure = :failure,
          text_from = :from, alternate = :alternate, piece_lengths = :lengths
        where id = :id
        """)
        .bind("id", turn.id().toString())
        .bind("answer", turn.answer().map(MessageId::toString).orElse(null))
        .bind("ended", ending.at().toEpochMilli())
        .bind("ending", ending.word())
        .bind("failure", ending.failure().orElse(null))
        .bind("from", ending.textFrom())
        .bind("alternate", ending.alternate())
        .bind("lengths", packed(ending.pieceLengths()))
        .execute());
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
