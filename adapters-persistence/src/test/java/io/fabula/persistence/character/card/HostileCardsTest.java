package io.fabula.persistence.character.card;

import static io.fabula.domain.character.CardFixtures.V2;
import static io.fabula.domain.character.CardFixtures.V3;
import static io.fabula.domain.character.CardFixtures.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.CardFixtures;
import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every card there is, cut and bent: a refusal or a good reading, and nothing else. */
@Timeout(120)
class HostileCardsTest {
  private static final long SEED = 20_261_121;
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Set<ErrorKind> REFUSALS = Set.of(ErrorKind.UNUSABLE_CARD,
      ErrorKind.UNSUPPORTED_CONTENT,
      ErrorKind.TOO_LARGE);

  private final CardFiles cards = new CardFiles();

  private static Map<String, byte[]> files() throws IOException {
    var files = new LinkedHashMap<String, byte[]>(CardSamples.built());
    files.putAll(CardSamples.real());
    return files;
  }

  private boolean survives(String name, byte[] file) {
    try {
      CardReading reading = cards.read(file);
      assertThat(reading.definition().name()).as(name).isNotBlank();
      return true;
    } catch (DomainFailure refusal) {
      assertThat(refusal.error().kind()).as(name).isIn(REFUSALS);
      return false;
    } catch (RuntimeException | Error broken) {
      throw new AssertionError(name, broken);
    }
  }

  @Test
  void a_file_cut_at_each_kilobyte_is_a_refusal_or_a_reading() throws IOException {
    files().forEach((name, file) -> {
      for (int length = 0; length < file.length; length += 1_024) survives(name, Arrays.copyOf(file, length));
      assertThat(survives(name, file)).as(name).isTrue();
    });
  }

  @Test
  void random_bytes_are_a_refusal_or_a_reading_that_can_be_written() throws IOException {
    var chance = new Random(SEED);
    Map<String, byte[]> files = files();
    long end = System.nanoTime() + PATIENCE.toNanos();
    int round = 0;
    for (; round < 20_000 && System.nanoTime() < end; round++) {
      for (var file : files.entrySet()) {
        byte[] bent = bent(file.getValue(), chance);
        String name = file.getKey() + " in round " + round;
        if (survives(name, bent) && round % 8 == 0) rewritten(name, bent);
      }
    }
    assertThat(round).isGreaterThan(20);
  }

  /** Mostly where the structure is: in the first and last kilobytes. */
  private static byte[] bent(byte[] file, Random chance) {
    byte[] bent = file.clone();
    for (int i = chance.nextInt(6); i >= 0; i--) {
      int near = chance.nextInt(Math.min(file.length, 3_000));
      int at = chance.nextInt(3) == 0 ? chance.nextInt(file.length)
          : chance.nextBoolean() ? near : file.length - 1 - near;
      bent[at] = chance.nextBoolean() ? (byte) chance.nextInt() : (byte) (bent[at] ^ 1 << chance.nextInt(8));
    }
    return chance.nextInt(4) == 0 ? Arrays.copyOf(bent, chance.nextInt(bent.length)) : bent;
  }

  private void rewritten(String name, byte[] file) {
    try {
      CardReading reading = cards.read(file);
      for (CardFormat format : CardFormat.values()) {
        byte[] written = cards.write(format, reading.definition(), Optional.of(reading.original()),
            reading.picture());
        assertThat(cards.read(written).definition().description()).as(name)
            .isEqualTo(reading.definition().description());
        cards.losses(format, reading.definition(), Optional.of(reading.original()), reading.picture());
      }
    } catch (RuntimeException broken) {
      throw new AssertionError(name, broken);
    }
  }

  @Test
  void bombs_in_yaml_and_json_are_refused_at_once() {
    var bombs = new LinkedHashMap<String, String>();
    var laughs = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d,".formatted(i - 1).repeat(9) + "x"));
    }
    bombs.put("laughs", laughs + "name: x\ncontext: y\n");
    bombs.put("flow", "name: x\ncontext: " + "[".repeat(500_000));
    bombs.put("dashes", "name: x\ncontext:\n" + "- ".repeat(400_000));
    bombs.put("questions", "name: x\ncontext:\n  " + "? ".repeat(400_000));
    bombs.put("braces", "name: x\ncontext: " + "{a: ".repeat(200_000));
    bombs.put("quotes", "name: x\ncontext: \"" + "\\x".repeat(400_000));
    bombs.put("deep", "{\"name\":\"x\",\"description\":" + "{\"a\":".repeat(3_000_000));
    bombs.put("wide", "{\"name\":\"x\",\"description\":[" + "0,".repeat(8_000_000));
    bombs.put("digits", "{\"name\":\"x\",\"description\":" + "1".repeat(8_000_000));
    bombs.put("text", V2.replace("calm", "ㅋ".repeat(5 << 20)));
    bombs.forEach((name, text) -> {
      long start = System.nanoTime();
      assertThat(survives(name, utf8(text))).as(name).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as(name).isLessThan(Duration.ofSeconds(3));
    });
  }

  @Test
  @Timeout(10)
  void long_names_above_each_other_cost_no_more_for_all_that_hangs_on_them() {
    String names = ("{\"" + "k".repeat(40_000) + "\":").repeat(100);
    byte[] file = utf8(V2.replace("\"kept\":true",
        "\"x\":" + names + "[" + "0,".repeat(100_000) + "0]" + "}".repeat(100)));
    CardReading reading = cards.read(file);

    assertThat(cards.losses(CardFormat.JSON_V3, reading.definition(), Optional.of(file), Optional.empty()))
        .isEmpty();
  }

  @Test
  @Timeout(20)
  void one_large_asset_that_is_pointed_to_many_times_goes_along_once() {
    String icon = "{\"type\":\"icon\",\"uri\":\"ccdefault:\",\"name\":\"main\",\"ext\":\"png\"}";
    String emotion = ",{\"type\":\"emotion\",\"uri\":\"__asset:1\",\"name\":\"joy\",\"ext\":\"png\"}";
    var texts = new LinkedHashMap<String, byte[]>();
    texts.put("chara-ext-asset_1", Base64.getEncoder().encode(new byte[5 << 20]));
    texts.put("ccv3", Base64.getEncoder().encode(utf8(V3.replace(icon, icon + emotion.repeat(1_900)))));
    byte[] file = CardFixtures.pngOfTexts(texts);
    var reading = cards.read(file);

    byte[] written = cards.write(CardFormat.CHARX, reading.definition(), Optional.of(file), Optional.empty());

    assertThat(written).hasSizeLessThan(6 << 20);
    assertThat(cards.losses(CardFormat.CHARX, reading.definition(), Optional.of(file), Optional.empty()))
        .isEmpty();
    assertThat(survives("assets", utf8(V3.replace(icon, icon + emotion.repeat(2_000))))).isFalse();
  }
}
