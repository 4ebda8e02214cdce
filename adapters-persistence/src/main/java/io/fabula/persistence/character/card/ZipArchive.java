package io.fabula.persistence.character.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabula.domain.character.CharacterError;
import io.fabula.persistence.asset.picture.Slice;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A ZIP archive as its members (PKWARE APPNOTE 6.3), taken apart by hand so that it can be put together
 * again with all but one of them as they were. Only what is asked for is unpacked; an archive inside
 * the archive is a member like any other.
 *
 * @param front what lies before the archive, such as a picture it is glued to
 */
record ZipArchive(Slice front, List<ZipMember> members) {
  static final int MAX_MEMBERS = 2_000;
  static final long MAX_UNPACKED = 128L << 20;
  static final ZipArchive EMPTY = new ZipArchive(Slice.of(new byte[0]), List.of());

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int COMMENT_MAX = 0xFFFF;

  static boolean endsIn(byte[] file) {
    return end(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN)).isPresent();
  }

  static ZipArchive parse(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int end = end(in).orElseThrow(() -> damaged("its directory is missing"));
    int count = Short.toUnsignedInt(in.getShort(end + 10));
    long size = Integer.toUnsignedLong(in.getInt(end + 12));
    long offset = Integer.toUnsignedLong(in.getInt(end + 16));
    if (offset == 0xFFFFFFFFL || count == 0xFFFF) throw damaged("Zip64 is not supported");
    if (count > MAX_MEMBERS) throw CharacterError.CardTooLarge.failure("members", MAX_MEMBERS);
    long shift = end - size - offset;
    if (shift < 0 || size > end) throw damaged("its directory is out of place");
    in.position((int) (end - size));
    var members = new ArrayList<ZipMember>();
    long unpacked = 0;
    for (int i = 0; i < count; i++) {
      ZipMember member = ZipMember.parse(in, end, shift);
      unpacked += member.unpackedSize();
      if (unpacked > MAX_UNPACKED) throw CharacterError.CardTooLarge.failure("unpacked bytes", MAX_UNPACKED);
      members.add(member);
    }
    int start = checkPlaces(members, (int) (end - size));
    return new ZipArchive(new Slice(file, 0, start), members);
  }

  /** Members that share bytes or a name are a trick: the one multiplies sizes, the other hides a member. */
  private static int checkPlaces(List<ZipMember> members, int directory) {
    var names = new HashSet<String>();
    List<ZipMember> placed = members.stream().sorted(Comparator.comparingInt(ZipMember::place)).toList();
    int free = 0;
    for (ZipMember member : placed) {
      if (member.place() < free || member.end() > directory) throw damaged("its members overlap");
      if (!names.add(member.name())) throw damaged("two members have the same name");
      free = member.end();
    }
    return placed.isEmpty() ? directory : placed.getFirst().place();
  }

  private static Optional<Integer> end(ByteBuffer in) {
    int last = in.limit() - END_LENGTH;
    for (int i = last; i >= Math.max(0, last - COMMENT_MAX); i--) {
      if (in.getInt(i) == END) return Optional.of(i);
    }
    return Optional.empty();
  }

  static RuntimeException damaged(String reason) {
    return CharacterError.UnusableCard.failure("the archive is damaged: " + reason, "");
  }

  Optional<ZipMember> member(String name) {
    return members.stream().filter(member -> member.name().equals(name)).findFirst();
  }

  /** The same archive with one member's bytes replaced or, where there is none, added in front. */
  ZipArchive with(String name, byte[] bytes) {
    var changed = new ArrayList<>(members);
    int index = member(name).map(members::indexOf).orElse(-1);
    if (index < 0) changed.addFirst(ZipMember.of(name, bytes));
    else changed.set(index, ZipMember.of(name, bytes));
    return new ZipArchive(front, changed);
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    out.write(front.source(), front.from(), front.length());
    var directory = new ByteArrayOutputStream();
    for (ZipMember member : members) {
      directory.writeBytes(member.directoryEntry(out.size()));
      out.writeBytes(member.localHeader());
      Slice packed = member.packed();
      out.write(packed.source(), packed.from(), packed.length());
    }
    int offset = out.size();
    out.writeBytes(directory.toByteArray());
    out.writeBytes(ByteBuffer.allocate(END_LENGTH).order(ByteOrder.LITTLE_ENDIAN)
        .putInt(END).putShort((short) 0).putShort((short) 0)
        .putShort((short) members.size()).putShort((short) members.size())
        .putInt(directory.size()).putInt(offset).putShort((short) 0).array());
    return out.toByteArray();
  }

  static byte[] deflated(byte[] bytes) {
    var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      var out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      while (!deflater.finished()) out.write(buffer, 0, deflater.deflate(buffer));
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  static int crc(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  static String text(byte[] bytes, int length) {
    return new String(Arrays.copyOf(bytes, length), UTF_8);
  }
}
