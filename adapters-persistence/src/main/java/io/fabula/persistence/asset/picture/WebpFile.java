package io.fabula.persistence.asset.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.fabula.domain.asset.AssetError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;

/** WebP as its RIFF chunks (RFC 9649, section 2). */
public final class WebpFile {
  private static final Set<String> PIXELS = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP");
  private static final int HAS_EXIF_OR_XMP = 0x08 | 0x04;

  private WebpFile() {}

  public static boolean isOne(byte[] file) {
    return file.length >= 12 && fourCc(file, 0).equals("RIFF") && fourCc(file, 8).equals("WEBP");
  }

  static byte[] stripped(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).position(12);
    var out = new ByteArrayOutputStream();
    while (in.remaining() >= 8) {
      String type = fourCc(file, in.position());
      int length = in.getInt(in.position() + 4);
      if (length < 0 || length > in.remaining() - 8) throw damaged();
      int padded = Math.min(in.remaining(), 8 + length + (length & 1));
      byte[] chunk = new byte[padded];
      in.get(chunk);
      checkSize(type, chunk);
      if (type.equals("VP8X")) chunk[8] &= ~HAS_EXIF_OR_XMP;
      if (PIXELS.contains(type)) out.writeBytes(chunk);
    }
    if (out.size() == 0) throw damaged();
    return ByteBuffer.allocate(12 + out.size()).order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(ISO_8859_1)).putInt(4 + out.size()).put("WEBP".getBytes(ISO_8859_1))
        .put(out.toByteArray()).array();
  }

  private static void checkSize(String type, byte[] chunk) {
    ByteBuffer in = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    if (type.startsWith("VP8") && chunk.length < 18) throw damaged();
    switch (type) {
      case "VP8X" -> Pixels.check((in.getInt(11) >>> 8) + 1L, (in.getInt(14) >>> 8) + 1L);
      case "VP8 " -> Pixels.check(in.getShort(14) & 0x3FFF, in.getShort(16) & 0x3FFF);
      case "VP8L" -> Pixels.check((in.getInt(9) & 0x3FFF) + 1L, (in.getInt(9) >>> 14 & 0x3FFF) + 1L);
      default -> {
      }
    }
  }

  private static String fourCc(byte[] bytes, int at) {
    return new String(bytes, at, 4, ISO_8859_1);
  }

  private static RuntimeException damaged() {
    return AssetError.BrokenPicture.failure("the WebP is damaged");
  }
}
