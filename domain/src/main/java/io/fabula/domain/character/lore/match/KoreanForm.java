package io.fabula.domain.character.lore.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One of the ways in which a Korean key is written: as it is; with the particles 는, 를 and the copula
 * drawn into its last syllable (바닷가엔 바달 수 …); or, where it is a verb in its dictionary form,
 * conjugated.
 *
 * @param squeezed what is looked for, in lower case and without blanks
 */
record KoreanForm(String squeezed, Behind behind, PlainKey key) {
  /** Blanks inside a word are forgiven from this length on; below it two words would make a third. */
  private static final int LOOSE_FROM = 3;

  /** So long a word stands in no other by chance, so it may be written onto any. */
  private static final int UNMISTAKABLE_FROM = 4;

  /** Nouns that end as verbs do in the dictionary. */
  private static final Set<String> NOUNS_IN_DA = Set.of("바다", "소다", "판다", "수다", "유다", "람다", "사이다", "캐나다",
      "우간다", "르완다", "베란다", "아젠다", "프로파간다", "혼다", "젠다", "콘다", "아나콘다", "살사다", "나다", "앞바다", "밤바다", "겨울바다");

  /** What may follow in the same word. */
  enum Behind {
    /** Whatever leaves a noun what it is. */
    NOUN,
    /** Nothing, or what follows a drawn-in 는 or 를. */
    DRAWN_IN,
    /** The rest of 입니다. */
    FORMAL,
    /** Endings. */
    STEM,
    /** Nothing, or endings. */
    VERB
  }

  private static final Set<String> AFTER_DRAWN_IN = Set.of("", "데", "데요", "가", "가요", "까", "까요", "지");
  private static final Set<String> AFTER_FORMAL = Set.of("니다", "니까", "니다만", "니당", "시다");

  static List<KoreanForm> of(PlainKey key) {
    String word = squeezed(key.text());
    var forms = new ArrayList<KoreanForm>();
    forms.add(new KoreanForm(word, Behind.NOUN, key));
    char last = word.charAt(word.length() - 1);
    if (word.length() < 2 || !Words.isHangul(last)) return forms;
    String head = word.substring(0, word.length() - 1);
    if (last == '다' && !NOUNS_IN_DA.contains(word) && Words.isHangul(word.charAt(word.length() - 2))) {
      conjugated(head, key, forms);
    } else if (Hangul.finalOf(last) == Hangul.NO_FINAL) {
      forms.add(new KoreanForm(head + Hangul.withFinal(last, Hangul.FINAL_NIEUN), Behind.DRAWN_IN, key));
      forms.add(new KoreanForm(head + Hangul.withFinal(last, Hangul.FINAL_RIEUL), Behind.DRAWN_IN, key));
      forms.add(new KoreanForm(head + Hangul.withFinal(last, Hangul.FINAL_BIEUP), Behind.FORMAL, key));
    } else if (Hangul.finalOf(last) == Hangul.FINAL_BIEUP) {
      conjugated(word, key, forms);
    }
    return forms;
  }

  private static void conjugated(String stem, PlainKey key, List<KoreanForm> forms) {
    KoreanVerb.stems(stem).forEach(form -> forms.add(new KoreanForm(form, Behind.STEM, key)));
    KoreanVerb.words(stem).forEach(form -> forms.add(new KoreanForm(form, Behind.VERB, key)));
  }

  private static String squeezed(String text) {
    var squeezed = new StringBuilder();
    for (char c : ScannedText.folded(text).toCharArray()) if (!ScannedText.isBlank(c)) squeezed.append(c);
    return squeezed.toString();
  }

  /** Whether the characters before a place of the squeezed text are this form, standing as a word. */
  boolean standsBefore(ScannedText text, int squeezedEnd) {
    int first = squeezedEnd - squeezed.length();
    int from = text.place(first);
    int to = text.place(squeezedEnd - 1) + 1;
    if (key.caseSensitive() && !isSameCase(text, first)) return false;
    if (squeezed.length() < LOOSE_FROM && to - from != squeezed.length() && !isAsWritten(text, from, to))
      return false;
    return beginsWord(text, from) && endsWord(text, to);
  }

  private boolean isSameCase(ScannedText text, int first) {
    int at = first;
    for (char c : key.text().toCharArray()) {
      if (ScannedText.isBlank(c)) continue;
      if (!Words.isHangul(c) && text.exact().charAt(text.place(at)) != c) return false;
      at++;
    }
    return true;
  }

  private boolean isAsWritten(ScannedText text, int from, int to) {
    return ScannedText.folded(key.text()).equals(text.folded().substring(from, to));
  }

  private boolean beginsWord(ScannedText text, int from) {
    if (!Words.isHangul(squeezed.charAt(0))) return key.beginsAt(text, from);
    return squeezed.length() >= UNMISTAKABLE_FROM || from == 0
        || !Words.isHangul(text.folded().charAt(from - 1));
  }

  private boolean endsWord(ScannedText text, int to) {
    if (!Words.isHangul(squeezed.charAt(squeezed.length() - 1))) return key.endsAt(text, to);
    String found = text.folded();
    int end = to;
    int last = Math.min(found.length(), to + KoreanEndings.LONGEST_RUN + 1);
    while (end < last && Words.isHangul(found.charAt(end))) end++;
    String rest = found.substring(to, end);
    return switch (behind) {
      case NOUN -> squeezed.length() >= UNMISTAKABLE_FROM || KoreanEndings.followNoun(squeezed, rest);
      case DRAWN_IN -> AFTER_DRAWN_IN.contains(rest);
      case FORMAL -> AFTER_FORMAL.contains(rest);
      case STEM -> KoreanEndings.followStem(rest);
      case VERB -> KoreanEndings.followVerb(rest);
    };
  }
}
