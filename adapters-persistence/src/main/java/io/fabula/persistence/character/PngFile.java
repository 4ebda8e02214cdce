package io.fabula.persistence.character;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A PNG or APNG as its chunks (PNG specification, third edition, sections 5.2 to 5.6). Nothing is
 * decompressed, so nothing can explode.
 *
 * @param trailing what lies behind {@code IEND}
 */
record PngFile(List<Chunk> chunks, byte[] trailing) {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** Encoders cut pixels into pieces of some kilobytes; empty chunks would cost a hundredfold on the heap. */
  private static final int MAX_CHUNKS = 50_000;

  private static final Set<String> PIXELS = Set.of(
      "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "sRGB", "cHRM", "iCCP", "acTL", "fcTL", "fdAT");

  /**
   * @param checksum as it was written, right or wrong
   */
  record Chunk(String type, byte[] body, int checksum) {
    static Chunk of(String type, byte[] body) {
      return new Chunk(type, body, crc(type, body));
    }

    boolean intact() {
      return checksum == crc(type, body);
    }

    /** Without this chunk there is no picture (section 5.4, the case of the first letter). */
    boolean critical() {
      return Character.isUpperCase(type.charAt(0));
    }

    boolean isText(String keyword) {
      if (!type.equals("tEXt") || body.length <= keyword.length() || body[keyword.length()] != 0)
        return false;
      return new String(body, 0, keyword.length(), ISO_8859_1).equalsIgnoreCase(keyword);
    }

    private static int crc(String type, byte[] body) {
      var crc = new CRC32();
      crc.update(type.getBytes(US_ASCII));
      crc.update(body);
      return (int) crc.getValue();
    }
  }

  static boolean isOne(byte[] file) {
    return file.length >= SIGNATURE.length
        && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  static PngFile parse(byte[] file) {
    var chunks = new ArrayList<Chunk>();
    ByteBuffer in = ByteBuffer.wrap(file, SIGNATURE.length, file.length - SIGNATURE.length);
    while (true) {
      Chunk chunk = next(in);
      if (chunk.critical() && !chunk.intact()) {
        throw damaged("the checksum of " + chunk.type() + " is wrong");
      }
      chunks.add(chunk);
      if (chunks.size() > MAX_CHUNKS) throw CharacterError.CardTooLarge.failure("chunks", MAX_CHUNKS);
      if (chunks.size() == 1) checkHeader(chunk);
      if (chunk.type().equals("IEND")) break;
    }
    return new PngFile(chunks, Arrays.copyOfRange(file, in.position(), file.length));
  }

  private static Chunk next(ByteBuffer in) {
    if (in.remaining() < 12) throw damaged("it ends too early");
    int length = in.getInt();
    byte[] type = new byte[4];
    in.get(type);
    for (byte letter : type) {
      if ((letter < 'A' || letter > 'Z') && (letter < 'a' || letter > 'z'))
        throw damaged("a chunk has no type");
    }
    if (length < 0 || length > in.remaining() - 4) throw damaged("it ends too early");
    byte[] body = new byte[length];
    in.get(body);
    return new Chunk(new String(type, US_ASCII), body, in.getInt());
  }

  private static void checkHeader(Chunk header) {
    if (!header.type().equals("IHDR") || header.body().length != 13) throw damaged("it has no header");
    ByteBuffer size = ByteBuffer.wrap(header.body());
    Pixels.check(Integer.toUnsignedLong(size.getInt()), Integer.toUnsignedLong(size.getInt()));
  }

  private static RuntimeException damaged(String reason) {
    return CharacterError.UnusableCard.failure("the PNG is damaged: " + reason, "");
  }

  List<Chunk> texts(String keyword) {
    return chunks.stream().filter(chunk -> chunk.isText(keyword)).toList();
  }

  /** The picture alone: what a decoder needs and nothing that tells a story. */
  byte[] face() {
    return new PngFile(chunks.stream().filter(c -> PIXELS.contains(c.type()) && c.intact()).toList(),
        new byte[0])
        .bytes();
  }

  boolean hasPixels() {
    return chunks.stream().anyMatch(chunk -> chunk.type().equals("IDAT"));
  }

  /** The same file with these cards as its only ones, {@code chara} then {@code ccv3} before the end. */
  PngFile carrying(Json.Obj chara, Json.Obj ccv3) {
    var others = new ArrayList<>(chunks);
    others.removeIf(chunk -> chunk.isText("chara") || chunk.isText("ccv3"));
    others.addAll(others.size() - 1, List.of(text("chara", chara), text("ccv3", ccv3)));
    return new PngFile(others, trailing);
  }

  private static Chunk text(String keyword, Json.Obj card) {
    String value = Base64.getEncoder().encodeToString(JsonTrees.bytes(card));
    return Chunk.of("tEXt", (keyword + '\0' + value).getBytes(ISO_8859_1));
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(SIGNATURE);
    for (Chunk chunk : chunks) {
      out.writeBytes(ByteBuffer.allocate(4).putInt(chunk.body().length).array());
      out.writeBytes(chunk.type().getBytes(US_ASCII));
      out.writeBytes(chunk.body());
      out.writeBytes(ByteBuffer.allocate(4).putInt(chunk.checksum()).array());
    }
    out.writeBytes(trailing);
    return out.toByteArray();
  }
}
