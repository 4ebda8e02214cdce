package io.fabula.domain.character.lore;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.character.lore.match.PlainKey;
import io.fabula.domain.character.lore.match.PlainKeys;
import io.fabula.domain.character.lore.match.ScannedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Korean keys against sentences that people labelled: how often a key fires rightly. */
class KoreanKeysTest {
  private static final List<Case> TUNING = read("korean-tuning.txt");
  private static final List<Case> HELD_OUT = read("korean-held-out.txt");
  private static final List<Case> FRESH = read("korean-fresh.txt");
  private static final List<Case> ALL = Stream.of(TUNING, HELD_OUT, FRESH).flatMap(List::stream).toList();

  private record Case(boolean stands, String key, String sentence) {}

  private record Score(int hits, int falseAlarms, int misses) {
    double precision() {
      return (double) hits / (hits + falseAlarms);
    }

    double recall() {
      return (double) hits / (hits + misses);
    }

    @Override
    public String toString() {
      return "precision %.3f, recall %.3f".formatted(precision(), recall());
    }
  }

  private static List<Case> read(String name) {
    try (var lines = KoreanKeysTest.class.getResourceAsStream(name)) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split(" \\| ", 3))
          .map(parts -> new Case(parts[0].equals("+"), parts[1], parts[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Score score(List<Case> cases, BiPredicate<String, String> fires) {
    int hits = 0;
    int falseAlarms = 0;
    int misses = 0;
    for (Case one : cases) {
      boolean fired = fires.test(one.key(), one.sentence());
      if (fired && one.stands()) hits++;
      if (fired && !one.stands()) falseAlarms++;
      if (!fired && one.stands()) misses++;
    }
    return new Score(hits, falseAlarms, misses);
  }

  private static boolean ours(String key, String sentence) {
    return !new PlainKeys(List.of(PlainKey.of(key, false, PlainKey.Edges.WORD))).in(ScannedText.of(sentence))
        .isEmpty();
  }

  private static boolean substring(String key, String sentence) {
    return sentence.toLowerCase().contains(key.toLowerCase());
  }

  private static boolean wholeWord(String key, String sentence) {
    return Pattern.compile("(?<!\\w)" + Pattern.quote(key) + "(?!\\w)",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS).matcher(sentence).find();
  }

  private static String decomposed(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD);
  }

  @Test
  void korean_keys_fire_rightly_nineteen_times_of_twenty() {
    for (var set : List.of(TUNING, HELD_OUT, FRESH, ALL)) {
      System.out.printf("%d sentences: ours %s; substring %s; whole word %s%n", set.size(),
          score(set, KoreanKeysTest::ours), score(set, KoreanKeysTest::substring),
          score(set, KoreanKeysTest::wholeWord));
    }
    if (Boolean.getBoolean("fabula.korean.faults")) {
      ALL.stream().filter(one -> ours(one.key(), one.sentence()) != one.stands())
          .forEach(System.out::println);
    }

    assertThat(ALL).hasSizeGreaterThanOrEqualTo(300);
    assertThat(score(ALL, KoreanKeysTest::ours).precision()).isGreaterThanOrEqualTo(0.95);
    assertThat(score(ALL, KoreanKeysTest::ours).recall()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void the_normal_form_makes_no_difference() {
    assertThat(ALL).allSatisfy(one -> {
      boolean fires = ours(one.key(), one.sentence());
      assertThat(ours(decomposed(one.key()), one.sentence())).isEqualTo(fires);
      assertThat(ours(one.key(), decomposed(one.sentence()))).isEqualTo(fires);
    });
  }
}
