package io.fabula.persistence.character;

import io.fabula.domain.character.CharacterSheet;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What of a character is found, as the words of an index. Where a script has blanks, a word is a word and is
 * found by its beginning. In Hangul, whose words carry their particles, and in scripts without blanks, words
 * are pairs of neighbouring signs, and the last sign alone: so any syllable is found, also in the middle.
 *
 * <p>Words are written in ASCII, for what databases take for a letter depends on their age and locale.
 */
final class SearchWords {
  private static final Set<Character.UnicodeScript> IN_PAIRS = Set.of(Character.UnicodeScript.HANGUL,
      Character.UnicodeScript.HAN, Character.UnicodeScript.HIRAGANA, Character.UnicodeScript.KATAKANA,
      Character.UnicodeScript.THAI, Character.UnicodeScript.LAO, Character.UnicodeScript.KHMER,
      Character.UnicodeScript.MYANMAR);

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

    /** All pairs, and the last sign alone. */
    List<String> pairs() {
      var pairs = new ArrayList<String>();
      for (int i = 0; i + 1 < signs.length; i++) pairs.add(text(i, 2));
      pairs.add(text(signs.length - 1, 1));
      return pairs;
    }
  }

  /**
   * Words that stand beside each other.
   *
   * @param beginning whether the last one may go on
   */
  record Phrase(List<String> words, boolean beginning) {}

  private SearchWords() {}

  /** Where the definition is hidden, its description is not found either. */
  static String of(CharacterSheet sheet) {
    var text = new StringBuilder(sheet.definition().name()).append('\n').append(sheet.tagline().orElse(""));
    sheet.definition().tags().forEach(tag -> text.append('\n').append(tag));
    if (sheet.definitionVisible()) text.append('\n').append(sheet.definition().description());
    var words = new ArrayList<String>();
    for (Run run : runs(text.toString())) {
      if (run.inPairs()) words.addAll(run.pairs());
      else words.add(run.text(0, run.signs().length));
    }
    return String.join(" ", words);
  }

  /** What all have to be found; empty where there is nothing in the text to look for. */
  static List<Phrase> phrases(String query) {
    return runs(query).stream().map(run -> {
      int length = run.signs().length;
      if (!run.inPairs() || length == 1) return new Phrase(List.of(run.text(0, length)), true);
      List<String> pairs = run.pairs();
      return new Phrase(pairs.subList(0, pairs.size() - 1), false);
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
