package io.fabula.bootstrap.character;

import io.fabula.domain.character.CardFixtures;
import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.Definition;
import io.fabula.persistence.character.card.CardFiles;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A card of 20 KB, as {@code chara} and {@code ccv3}, in a picture of 600 KB; a lorebook is most of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CardBench {
  private final CardFiles cards = new CardFiles();
  private final byte[] file = card();
  private final CardReading reading = cards.read(file);
  private final Definition edited = reading.definition().withName("Anna");
  private final Optional<byte[]> original = Optional.of(file);

  private static byte[] card() {
    var entries = new StringBuilder();
    for (int i = 0; entries.length() < 19_000; i++) {
      entries.append("""
          {"keys":["key %d","열쇠"],"content":"%s","extensions":{"depth":4,"probability":100},"enabled":true,
          "insertion_order":%d},""".formatted(i, "The lamp turns. 등대가 돈다. ".repeat(8), i));
    }
    var texts = new LinkedHashMap<String, String>();
    texts.put("chara", CardFixtures.V2.replace("\"entries\":[", "\"entries\":[" + entries));
    texts.put("ccv3", CardFixtures.V3.replace("\"entries\":[", "\"entries\":[" + entries));
    byte[] small = CardFixtures.png(texts);
    byte[] pixels = new byte[600_000 - small.length];
    new Random(1).nextBytes(pixels);
    var file = new ByteArrayOutputStream();
    file.write(small, 0, 33);
    file.writeBytes(CardFixtures.chunk("IDAT", pixels));
    file.write(small, 33, small.length - 33);
    return file.toByteArray();
  }

  @Benchmark
  public CardReading read() {
    return cards.read(file);
  }

  @Benchmark
  public byte[] export() {
    return cards.write(CardFormat.PNG, reading.definition(), original, Optional.empty());
  }

  @Benchmark
  public byte[] exportEdited() {
    return cards.write(CardFormat.PNG, edited, original, Optional.empty());
  }

  @Benchmark
  public byte[] exportAsArchive() {
    return cards.write(CardFormat.CHARX, reading.definition(), original, Optional.empty());
  }

  @Benchmark
  public Object report() {
    return cards.losses(CardFormat.JSON_V2, reading.definition(), original, Optional.empty());
  }
}
