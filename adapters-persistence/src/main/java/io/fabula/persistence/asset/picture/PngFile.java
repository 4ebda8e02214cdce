package io.fabula.persistence.asset.picture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fabula.domain.asset.AssetError;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;

/**
 * A PNG or APNG as its chunks (PNG specification, third edition, sections 5.2 to 5.6). Nothing is
 * decompressed, so nothing can explode.
 *
 * @param trailing what lies behind {@code IEND}
 */
public record PngFile(List<Chunk> chunks, Slice trailing) {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  /** Encoders cut pixels into pieces of some kilobytes; empty chunks would cost tenfold on the heap. */
  private static final int MAX_CHUNKS = 50_000;

  private static final Set<String> PIXELS = Set.of(
      "IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "sRGB", "cHRM", "iCCP", "acTL", "fcTL", "fdAT");

  /** Without these there is no picture, and wrong bytes in them would show. */
  private static final Set<String> CRITICAL = Set.of("IHDR", "PLTE", "IDAT");

  /**
   * @param checksum as it was written
   * @param intact whether that is the right one
   */
  public record Chunk(String type, Slice body, int checksum, boolean intact) {
    static Chunk read(String type, Slice body, int checksum) {
      return new Chunk(type, body, checksum, checksum == crc(type, body));
    }

    static Chunk of(String type, byte[] body) {
      Slice all = Slice.of(body);
      return new Chunk(type, all, crc(type, all), true);
    }

    /** A text chunk under that keyword, in any case (section 11.3.3.2). */
    public boolean isText(String keyword) {
      return startsWith(keyword) && body.u8(keyword.length()) == 0;
    }

    boolean startsWith(String keyword) {
      if (!type.equals("tEXt") || body.length() <= keyword.length()) return false;
      return body.head(keyword.length()).equalsIgnoreCase(keyword);
    }

    private static int crc(String type, Slice body) {
      var crc = new CRC32();
      crc.update(type.getBytes(US_ASCII));
      crc.update(body.source(), body.from(), body.length());
      return (int) crc.getValue();
    }
  }

  public static boolean isOne(byte[] file) {
    return file.length >= SIGNATURE.length
        && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
  }

  public static PngFile parse(byte[] file) {
    var chunks = new ArrayList<Chunk>();
    ByteBuffer in = ByteBuffer.wrap(file).position(SIGNATURE.length);
    while (true) {
      Chunk chunk = next(in);
      if (CRITICAL.contains(chunk.type()) && !chunk.intact()) {
        throw damaged("the checksum of " + chunk.type() + " is wrong");
      }
      chunks.add(chunk);
      if (chunks.size() > MAX_CHUNKS) throw AssetError.TooLarge.failure("chunks", MAX_CHUNKS);
      if (chunks.size() == 1) checkHeader(chunk);
      if (chunk.type().equals("IEND")) break;
    }
    return new PngFile(chunks, Slice.of(file).after(in.position()));
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
    var body = new Slice(in.array(), in.position(), length);
    in.position(in.position() + length);
    return Chunk.read(new String(type, US_ASCII), body, in.getInt());
  }

  private static void checkHeader(Chunk header) {
    if (!header.type().equals("IHDR") || header.body().length() != 13) throw damaged("it has no header");
    ByteBuffer size = header.body().buffer();
    Pixels.check(Integer.toUnsignedLong(size.getInt()), Integer.toUnsignedLong(size.getInt()));
  }

  private static RuntimeException damaged(String reason) {
    return AssetError.BrokenPicture.failure("the PNG is damaged: " + reason);
  }

  public List<Chunk> texts(String keyword) {
    return chunks.stream().filter(chunk -> chunk.isText(keyword)).toList();
  }

  /** The text chunks whose keyword starts so. */
  public List<Chunk> textsStarting(String prefix) {
    return chunks.stream().filter(chunk -> chunk.startsWith(prefix)).toList();
  }

  /** The picture alone: what a decoder needs and nothing that tells a story. */
  public byte[] face() {
    return new PngFile(chunks.stream().filter(c -> PIXELS.contains(c.type()) && c.intact()).toList(),
        Slice.of(new byte[0])).bytes();
  }

  /** Where its end is; what follows is no part of the picture. */
  int end() {
    return trailing.from();
  }

  public boolean hasPixels() {
    return chunks.stream().anyMatch(chunk -> chunk.type().equals("IDAT"));
  }

  /** The same file without those chunks, and with these texts before its end, in their order. */
  public PngFile carrying(Predicate<Chunk> replaced, List<Chunk> texts) {
    var others = new ArrayList<>(chunks);
    others.removeIf(replaced);
    others.addAll(others.size() - 1, texts);
    return new PngFile(others, trailing);
  }

  /** A text chunk; the value must be Latin-1 without NUL. */
  public static Chunk text(String keyword, String value) {
    return Chunk.of("tEXt", (keyword + '\0' + value).getBytes(ISO_8859_1));
  }

  /** The same picture without the place in its {@code eXIf}; this very one where it names none. */
  public PngFile withoutPlace() {
    var changed = new ArrayList<>(chunks);
    changed.replaceAll(chunk -> chunk.type().equals("eXIf")
        ? ExifPlace.removed(chunk.body()).map(body -> Chunk.of("eXIf", body)).orElse(chunk)
        : chunk);
    return changed.equals(chunks) ? this : new PngFile(changed, trailing);
  }

  public byte[] bytes() {
    int size = SIGNATURE.length + trailing.length();
    for (Chunk chunk : chunks) size += 12 + chunk.body().length();
    ByteBuffer out = ByteBuffer.allocate(size).put(SIGNATURE);
    for (Chunk chunk : chunks) {
      out.putInt(chunk.body().length()).put(chunk.type().getBytes(US_ASCII)).put(chunk.body().buffer())
          .putInt(chunk.checksum());
    }
    return out.put(trailing.buffer()).array();
  }
}
