package io.fabula.persistence.character;

import io.fabula.domain.character.CardParcels;
import io.fabula.domain.character.CharacterError;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * ZIP archives, read from their first byte to their last (APPNOTE.TXT 6.3.10, section 4.3): so they need not
 * lie anywhere first.
 */
public final class ZipParcels implements CardParcels {
  private static final int FILE_MAX = 32 << 20;
  private static final int MEMBERS_MAX = 20_000;
  /** What a Korean Windows writes names in where it does not say UTF-8. */
  private static final Charset WINDOWS_KOREAN = Charset.forName("x-windows-949");

  private final long unpackedMax;

  /**
   * @param unpackedMax how many bytes an archive may unpack to
   */
  public ZipParcels(long unpackedMax) {
    this.unpackedMax = unpackedMax;
  }

  @Override
  public void unpack(String name, InputStream bytes, Receiver receiver) {
    try {
      byte[] head = bytes.readNBytes(FILE_MAX + 1);
      boolean whole = head.length <= FILE_MAX;
      if (!isZip(head) || whole && holdsCard(head)) {
        if (whole) receiver.file(name, head);
        else receiver.refused(name, CharacterError.CardTooLarge.failure("file", FILE_MAX));
      } else {
        members(name, new SequenceInputStream(new ByteArrayInputStream(head), bytes), receiver);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isZip(byte[] head) {
    return head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] <= 6 && head[3] <= 7;
  }

  /** A card in an archive of its own has its {@code card.json} at the top (CHARX). */
  private static boolean holdsCard(byte[] file) throws IOException {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.ISO_8859_1)) {
      for (ZipEntry member; (member = zip.getNextEntry()) != null;) {
        if (member.getName().equals("card.json")) return true;
        if (member.getCompressedSize() < 0 && !member.isDirectory()) skip(zip);
      }
      return false;
    } catch (ZipException | EOFException | IllegalArgumentException damaged) {
      return false;
    }
  }

  /** A member without a length has to be unpacked to be passed; a bomb is none of a card's. */
  private static void skip(InputStream member) throws IOException {
    if (member.skip(FILE_MAX) == FILE_MAX) throw new ZipException("too large");
  }

  private void members(String archive, InputStream bytes, Receiver receiver) throws IOException {
    var zip = new ZipInputStream(bytes, StandardCharsets.ISO_8859_1);
    long unpacked = 0;
    int count = 0;
    try {
      for (ZipEntry member; (member = zip.getNextEntry()) != null;) {
        if (++count > MEMBERS_MAX) throw CharacterError.CardTooLarge.failure("members", MEMBERS_MAX);
        String name = readable(member.getName());
        if (member.isDirectory() || isNoise(name)) continue;
        byte[] file = zip.readNBytes(FILE_MAX + 1);
        unpacked += file.length;
        if (file.length > FILE_MAX) {
          receiver.refused(name, CharacterError.CardTooLarge.failure("file", FILE_MAX));
          unpacked += dropped(zip, unpackedMax - unpacked);
        } else {
          receiver.file(name, file);
        }
        if (unpacked > unpackedMax) throw CharacterError.CardTooLarge.failure("unpacked", unpackedMax);
      }
      if (count == 0) throw new ZipException("it has no members");
    } catch (ZipException | EOFException | IllegalArgumentException damaged) {
      receiver.refused(archive, CharacterError.UnusableCard.failure("the archive is damaged", ""));
    }
  }

  private static long dropped(InputStream member, long atMost) throws IOException {
    long dropped = 0;
    for (long some; dropped <= atMost && (some = member.skip(1 << 16)) > 0;) dropped += some;
    return dropped;
  }

  /** What systems put beside files: folders of macOS, hidden files, thumbnails. */
  private static boolean isNoise(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    return name.startsWith("__MACOSX/") || file.startsWith(".") || file.equals("Thumbs.db")
        || file.equals("desktop.ini");
  }

  /** Names come as UTF-8 where the archive says so, and else as bytes that nobody has named the meaning of. */
  private static String readable(String name) {
    if (name.chars().anyMatch(letter -> letter > 0xFF) || name.chars().allMatch(letter -> letter < 0x80))
      return name;
    byte[] raw = name.getBytes(StandardCharsets.ISO_8859_1);
    for (Charset charset : new Charset[]{StandardCharsets.UTF_8, WINDOWS_KOREAN}) {
      try {
        return charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
      } catch (CharacterCodingException another) {
        continue;
      }
    }
    return name;
  }
}
