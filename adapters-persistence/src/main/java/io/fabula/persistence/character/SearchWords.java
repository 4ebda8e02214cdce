package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.tag.Tag;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What of a character is found, as the words of an index. Where a script has blanks, a word is a word and is
 * found by its beginning. In Hangul, whose words carry their particles, and in scripts without blanks, words
 * are pairs of neighbouring signs: so any syllable is found, also in the middle. Beginnings of words and
 * single signs are words of the index too, behind the text: an index that would have to gather all words with
 * one beginning takes longer the more it holds.
 *
 * <p>Words are written in ASCII, for what databases take for a letter depends on their age and locale.
 */
final class SearchWords {
  private static final Set<Character.UnicodeScript> IN_PAIRS = Set.of(Character.UnicodeScript.HANGUL,
      Character.UnicodeScript.HAN, Character.UnicodeScript.HIRAGANA, Character.UnicodeScript.KATAKANA,
      Character.UnicodeScript.THAI, Character.UnicodeScript.LAO, Character.UnicodeScript.KHMER,
      Character.UnicodeScript.MYANMAR);

  /** Longer beginnings are rare enough to be gathered. */
  private static final int BEGINNING_MAX = 12;

  /** A stretch of signs of one kind. */
  private record Run(int[] signs, boolean inPairs) {
    String text(int from, int count) {
      var text = new StringBuilder();
      for (int i = from; i < from + count; i++) {
        if (signs[i] < 0x80) text.append((char) signs[i]);
        else text.append('z').append(HexFormat.of().toHexDigits(signs[i], 5));
      }
      return text.toString();
    }

    /** In the order in which they stand. */
    List<String> words() {
      if (!inPairs) return List.of(text(0, signs.length));
      return IntStream.range(0, signs.length - 1).mapToObj(i -> text(i, 2)).toList();
    }

    /** What else it is found by, wherever that stands. */
    List<String> shorter() {
      if (inPairs) return IntStream.range(0, signs.length).mapToObj(i -> text(i, 1)).toList();
      return IntStream.range(1, Math.min(signs.length, BEGINNING_MAX + 1)).mapToObj(i -> text(0, i)).toList();
    }
  }

  /**
   * Words that stand beside each other.
   *
   * @param beginning whether the index has to look for longer words that begin so
   */
  record Phrase(List<String> words, boolean beginning) {}

  private SearchWords() {}

  /** Where the definition is hidden, its description is not found either. */
  static String of(CharacterSheet sheet) {
    var text = new StringBuilder(sheet.definition().name()).append('\n').append(sheet.tagline().orElse(""));
    sheet.definition().tags().forEach(tag -> text.append('\n').append(tag));
    if (sheet.definitionVisible()) text.append('\n').append(sheet.definition().description());
    List<Run> runs = runs(text.toString());
    Stream<String> words = runs.stream().flatMap(run -> run.words().stream());
    Stream<String> shorter = runs.stream().flatMap(run -> run.shorter().stream()).distinct();
    Stream<String> tags = sheet.definition().tags().stream().map(SearchWords::tag).distinct();
    // tags first: an index that takes only so much leaves out the end
    return Stream.of(tags, words, shorter).flatMap(all -> all).collect(Collectors.joining(" "));
  }

  /** The word of a tag as a whole, which no text has. */
  static String tag(String tag) {
    return "zt" + HexFormat.of().formatHex(Tag.folded(tag).getBytes(StandardCharsets.UTF_8));
  }

  /** What all have to be found; empty where there is nothing in the text to look for. */
  static List<Phrase> phrases(String query) {
    return runs(query).stream().map(run -> {
      int length = run.signs().length;
      boolean beyond = !run.inPairs() && length > BEGINNING_MAX;
      return run.inPairs() && length > 1 ? new Phrase(run.words(), false)
          : new Phrase(List.of(run.text(0, length)), beyond);
    }).toList();
  }

  private static List<Run> runs(String text) {
    var runs = new ArrayList<Run>();
    int[] signs = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).codePoints()
        .toArray();
    int from = 0;
    for (int i = 0; i <= signs.length; i++) {
      boolean ends = i == signs.length || !isPart(signs[i]);
      if (i > from && (ends || inPairs(signs[i]) != inPairs(signs[from]))) {
        runs.add(new Run(Arrays.copyOfRange(signs, from, i), inPairs(signs[from])));
        from = i;
      }
      if (ends) from = i + 1;
    }
    return runs;
  }

  private static boolean isPart(int sign) {
    return Character.isLetterOrDigit(sign) || Character.getType(sign) == Character.OTHER_SYMBOL
        || Character.getType(sign) == Character.NON_SPACING_MARK
        || Character.getType(sign) == Character.COMBINING_SPACING_MARK;
  }

  private static boolean inPairs(int sign) {
    return Character.getType(sign) == Character.OTHER_SYMBOL
        || IN_PAIRS.contains(Character.UnicodeScript.of(sign));
  }
}
