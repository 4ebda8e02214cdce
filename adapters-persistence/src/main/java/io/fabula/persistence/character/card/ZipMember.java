package io.fabula.persistence.character.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabula.domain.character.CharacterError;
import io.fabula.persistence.asset.picture.Slice;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One member of an archive, packed.
 *
 * @param head the 46 fixed bytes of its directory entry (APPNOTE 4.3.12)
 * @param rest the directory entry's name, extra field and comment
 * @param place where its local header was
 */
record ZipMember(String name, byte[] head, byte[] rest, Slice packed, int place) {
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int ENCRYPTED = 1;
  private static final int SIZES_FOLLOW = 8;
  private static final int UTF8_NAME = 1 << 11;

  /** Reads the directory entry at the buffer's position, and the bytes it points to. */
  static ZipMember parse(ByteBuffer in, int end, long shift) {
    if (end - in.position() < 46 || in.getInt(in.position()) != ENTRY) {
      throw ZipArchive.damaged("its directory cannot be read");
    }
    byte[] head = new byte[46];
    in.get(head);
    var member = new ZipMember("", head, new byte[0], Slice.of(head), 0);
    int restLength = member.u16(28) + member.u16(30) + member.u16(32);
    if (restLength > end - in.position()) throw ZipArchive.damaged("its directory cannot be read");
    byte[] rest = new byte[restLength];
    in.get(rest);
    if ((member.u16(8) & ENCRYPTED) != 0) {
      throw CharacterError.UnusableCard.failure("the archive is encrypted", "");
    }
    long place = Integer.toUnsignedLong(member.i32(42)) + shift;
    if (place + 30 > end || in.getInt((int) place) != LOCAL) throw ZipArchive.damaged("a member is missing");
    long from = place + 30 + Short.toUnsignedInt(in.getShort((int) place + 26))
        + Short.toUnsignedInt(in.getShort((int) place + 28));
    long to = from + Integer.toUnsignedLong(member.i32(20));
    if (to > end) throw ZipArchive.damaged("a member is cut off");
    return new ZipMember(ZipArchive.text(rest, member.u16(28)), head, rest,
        new Slice(in.array(), (int) from, (int) (to - from)), (int) place);
  }

  /** Texts are packed; pictures and sounds are so already. */
  static ZipMember of(String name, byte[] bytes) {
    boolean text = name.endsWith(".json");
    byte[] packed = text ? ZipArchive.deflated(bytes) : bytes;
    byte[] rest = name.getBytes(UTF_8);
    // 1980-01-01, the earliest day there is: the same card gives the same bytes whenever it is written
    ByteBuffer head = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN)
        .putInt(ENTRY).putShort((short) 20).putShort((short) 20).putShort((short) UTF8_NAME)
        .putShort((short) (text ? DEFLATED : STORED)).putShort((short) 0).putShort((short) 0x21)
        .putInt(ZipArchive.crc(bytes)).putInt(packed.length).putInt(bytes.length)
        .putShort((short) rest.length);
    return new ZipMember(name, head.array(), rest, Slice.of(packed), -1);
  }

  /** Where the next one may begin. */
  int end() {
    return packed.from() + packed.length();
  }

  boolean isFolder() {
    return name.endsWith("/");
  }

  /** A name that, taken as a path, would leave the folder it is unpacked into. */
  boolean escapes() {
    String path = name.replace('\\', '/');
    return path.startsWith("/") || path.matches("[A-Za-z]:.*")
        || Arrays.asList(path.split("/")).contains("..");
  }

  long unpackedSize() {
    return Integer.toUnsignedLong(i32(24));
  }

  boolean intact(byte[] unpacked) {
    return ZipArchive.crc(unpacked) == i32(16);
  }

  /** Refused as too large where it says, or turns out, to be more than so many bytes. */
  byte[] unpacked(int max) {
    int size = (int) Math.min(unpackedSize(), Integer.MAX_VALUE);
    if (size > max) throw CharacterError.CardTooLarge.failure(name(), max);
    return switch (u16(10)) {
      case STORED -> stored(max);
      case DEFLATED -> inflated(size);
      default -> throw ZipArchive.damaged("a member is packed in an unknown way");
    };
  }

  private byte[] stored(int max) {
    if (packed.length() > max) throw CharacterError.CardTooLarge.failure(name(), max);
    return packed.copy();
  }

  private byte[] inflated(int size) {
    var inflater = new Inflater(true);
    try {
      inflater.setInput(packed.buffer());
      byte[] bytes = new byte[size];
      int length = 0;
      while (length < size && !inflater.finished()) {
        int count = inflater.inflate(bytes, length, size - length);
        if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw ZipArchive.damaged("a member is cut off");
        }
        length += count;
      }
      // the announced sizes were added up against the limit: more than that is a lie
      if (!inflater.finished() && inflater.inflate(new byte[1]) > 0) {
        throw ZipArchive.damaged("a member is larger than it says");
      }
      return length == size ? bytes : Arrays.copyOf(bytes, length);
    } catch (DataFormatException e) {
      throw ZipArchive.damaged("a member cannot be unpacked");
    } finally {
      inflater.end();
    }
  }

  byte[] localHeader() {
    int nameLength = u16(28);
    return ByteBuffer.allocate(30 + nameLength).order(ByteOrder.LITTLE_ENDIAN)
        .putInt(LOCAL).put(head, 6, 2).putShort((short) (u16(8) & ~SIZES_FOLLOW)).put(head, 10, 18)
        .putShort((short) nameLength).putShort((short) 0).put(rest, 0, nameLength).array();
  }

  byte[] directoryEntry(int offset) {
    return ByteBuffer.allocate(46 + rest.length).order(ByteOrder.LITTLE_ENDIAN)
        .put(head).put(rest).putShort(8, (short) (u16(8) & ~SIZES_FOLLOW)).putInt(42, offset).array();
  }

  private int u16(int at) {
    return Short.toUnsignedInt(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(at));
  }

  private int i32(int at) {
    return ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
  }
}
