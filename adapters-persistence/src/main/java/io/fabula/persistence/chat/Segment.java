package io.fabula.persistence.chat;

import io.fabula.domain.chat.Pieces;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.prompt.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * The body of one row of the journal. After a version byte, big-endian, entry after entry: turn (16
 * bytes), number of its first piece (4), count (2), the length of each piece (2 each), their text as
 * {@link JsonText}.
 */
final class Segment {
  private static final int VERSION = 1;
  private static final int COUNT_MAX = 65_535;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** What a segment says, entry by entry. */
  @FunctionalInterface
  interface Visitor {
    void piece(TurnId turn, int number, JsonText text);
  }

  void add(TurnId turn, Pieces pieces) {
    try {
      if (isEmpty()) out.writeByte(VERSION);
      for (int from = 0; from < pieces.count(); from += COUNT_MAX) {
        entry(turn, pieces, from, Math.min(COUNT_MAX, pieces.count() - from));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory has no output errors", e);
    }
  }

  private void entry(TurnId turn, Pieces pieces, int from, int count) throws IOException {
    out.writeLong(turn.value().getMostSignificantBits());
    out.writeLong(turn.value().getLeastSignificantBits());
    out.writeInt(pieces.first() + from);
    out.writeShort(count);
    for (int i = 0; i < count; i++) out.writeShort(pieces.piece(from + i).length());
    int start = pieces.piece(from).from();
    out.write(pieces.text(), start, pieces.piece(from + count - 1).to() - start);
  }

  boolean isEmpty() {
    return bytes.size() == 0;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  void clear() {
    bytes.reset();
  }

  static void read(byte[] body, Visitor visitor) {
    var in = ByteBuffer.wrap(body);
    if (in.get() != VERSION) throw new IllegalStateException("a journal segment of an unknown version");
    while (in.hasRemaining()) {
      var turn = new TurnId(new UUID(in.getLong(), in.getLong()));
      int first = in.getInt();
      int count = in.getShort() & 0xFFFF;
      int lengths = in.position();
      int at = lengths + count * Short.BYTES;
      for (int i = 0; i < count; i++) {
        int length = in.getShort(lengths + i * Short.BYTES) & 0xFFFF;
        visitor.piece(turn, first + i, new JsonText(body, at, at + length));
        at += length;
      }
      in.position(at);
    }
  }
}
