package io.fabula.persistence.character.card;

import static io.fabula.domain.character.CardFixtures.V2;
import static io.fabula.domain.character.CardFixtures.V3;
import static io.fabula.domain.character.CardFixtures.chunk;
import static io.fabula.domain.character.CardFixtures.png;
import static io.fabula.domain.character.CardFixtures.pngOfTexts;
import static io.fabula.domain.character.CardFixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.shared.DomainFailure;
import io.fabula.persistence.asset.picture.ExifPlaceTest;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files of the largest size there is, read in a machine that has 64 MiB beside them and its own classes. */
@Timeout(120)
class CardMemoryTest {
  private static final int LARGEST = 31 << 20;
  private static final int ALLOWED_MIB = 64;
  /** What a virtual machine with these classes takes before it reads anything. */
  private static final int BASE_MIB = 12;

  /** Started with a small heap: reads every file of a folder. */
  public static final class Reader {
    private Reader() {}

    public static void main(String[] arguments) throws IOException {
      try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
        for (Path file : files.sorted().toList()) read(file);
      }
    }

    private static void read(Path file) throws IOException {
      String outcome = "refused";
      try {
        var reading = new CardFiles().read(Files.readAllBytes(file));
        outcome = "read " + reading.definition().name();
      } catch (DomainFailure refusal) {
        outcome += " " + refusal.error().kind();
      } catch (OutOfMemoryError tooMuch) {
        outcome = "OUT OF MEMORY";
      }
      System.out.println(file.getFileName() + ": " + outcome);
    }
  }

  private static Map<String, byte[]> files() {
    var files = new LinkedHashMap<String, byte[]>();
    files.put("values", utf8(V2.replace("\"kept\":true", "\"x\":[" + "0,".repeat(LARGEST / 2) + "0]")));
    files.put("members", utf8(V2.replace("\"kept\":true", "\"x\":{" + members() + "\"z\":0}")));
    files.put("texts",
        utf8(V2.replace("\"kept\":true", "\"x\":[" + ("\"" + "가".repeat(1_000_000) + "\",").repeat(10)
            + "0]")));
    files.put("text", utf8(V2.replace("calm", "a".repeat(LARGEST))));
    files.put("latin",
        utf8(V2.replace("\"kept\":true", "\"x\":[" + ("\"" + "a".repeat(3_000_000) + "\",").repeat(10)
            + "0]")));
    String values = V2.replace("\"kept\":true", "\"x\":[" + "0,".repeat(3_000_000) + "0]");
    files.put("chunks.png",
        pngOfTexts(new LinkedHashMap<>(Map.of("chara", base64(values), "ccv3", base64(values)))));
    files.put("chunk.png", pngOfTexts(Map.of("chara", base64(V2.replace("calm", "a".repeat(22 << 20))))));
    files.put("wrapped.png", pngOfTexts(Map.of("chara", Base64.getMimeEncoder().encode(
        utf8(V2.replace("\"kept\":true", "\"x\":\"" + "a".repeat(4_000_000) + "\""))))));
    files.put("pixels.png", large(png(Map.of("chara", V2))));
    files.put("place.png", ExifPlaceTest.withExif(large(png(Map.of("chara", V2))),
        ExifPlaceTest.exif(ByteOrder.BIG_ENDIAN)));
    files.put("photo.charx", CardSamples.joined(photo(), CardSamples.charx()));
    files.put("icon.charx", CardSamples.zip(Map.of("card.json",
        utf8(V3.replace("ccdefault:", "embeded://a.png")), "a.png", new byte[100 << 20])));
    files.put("card.charx", CardSamples.zip(Map.of("card.json", new byte[100 << 20])));
    return files;
  }

  private static String members() {
    var members = new StringBuilder();
    for (int i = 0; members.length() < LARGEST; i++)
      members.append('"').append(Integer.toString(i, 36)).append("\":0,");
    return members.toString();
  }

  private static byte[] base64(String text) {
    return Base64.getEncoder().encode(utf8(text));
  }

  private static byte[] large(byte[] png) {
    return CardSamples.joined(Arrays.copyOf(png, 33), chunk("IDAT", new byte[LARGEST]),
        Arrays.copyOfRange(png, 33, png.length));
  }

  private static byte[] photo() {
    byte[] photo = Arrays.copyOf(CardSamples.jpeg(), LARGEST);
    photo[LARGEST - 2] = (byte) 0xFF;
    photo[LARGEST - 1] = (byte) 0xD9;
    return photo;
  }

  @Test
  void no_file_takes_more_than_64_mebibytes_beside_itself(@TempDir Path folder) throws Exception {
    Map<String, byte[]> files = files();
    for (var file : files.entrySet()) Files.write(folder.resolve(file.getKey()), file.getValue());
    int heap = 32 + ALLOWED_MIB + BASE_MIB;
    Process reader = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"),
        "-XX:+UseSerialGC", "-Xmn8m", "-Xmx" + heap + "m", "-cp", System.getProperty("java.class.path"),
        Reader.class.getName(), folder.toString())).redirectErrorStream(true).start();
    String outcomes = new String(reader.getInputStream().readAllBytes(),
        java.nio.charset.StandardCharsets.UTF_8);

    assertThat(reader.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(outcomes.lines()).as(outcomes).hasSize(files.size())
        .noneMatch(line -> line.contains("MEMORY"));
    assertThat(outcomes).contains("pixels.png: read Mira", "place.png: read Mira", "photo.charx: read Mira",
        "wrapped.png: read Mira", "icon.charx: read Mira", "values: refused", "chunk.png: refused",
        "card.charx: refused");
  }
}
