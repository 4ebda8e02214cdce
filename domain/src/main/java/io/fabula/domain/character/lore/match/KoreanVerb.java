package io.fabula.domain.character.lore.match;

import static io.fabula.domain.character.lore.match.Hangul.A;
import static io.fabula.domain.character.lore.match.Hangul.AE;
import static io.fabula.domain.character.lore.match.Hangul.E;
import static io.fabula.domain.character.lore.match.Hangul.EO;
import static io.fabula.domain.character.lore.match.Hangul.EU;
import static io.fabula.domain.character.lore.match.Hangul.FINAL_BIEUP;
import static io.fabula.domain.character.lore.match.Hangul.FINAL_DIGEUT;
import static io.fabula.domain.character.lore.match.Hangul.FINAL_HIEUH;
import static io.fabula.domain.character.lore.match.Hangul.FINAL_MIEUM;
import static io.fabula.domain.character.lore.match.Hangul.FINAL_NIEUN;
import static io.fabula.domain.character.lore.match.Hangul.FINAL_RIEUL;
import static io.fabula.domain.character.lore.match.Hangul.FINAL_SIOT;
import static io.fabula.domain.character.lore.match.Hangul.FINAL_SSANGSIOT;
import static io.fabula.domain.character.lore.match.Hangul.I;
import static io.fabula.domain.character.lore.match.Hangul.NO_FINAL;
import static io.fabula.domain.character.lore.match.Hangul.O;
import static io.fabula.domain.character.lore.match.Hangul.OE;
import static io.fabula.domain.character.lore.match.Hangul.U;
import static io.fabula.domain.character.lore.match.Hangul.WA;
import static io.fabula.domain.character.lore.match.Hangul.WAE;
import static io.fabula.domain.character.lore.match.Hangul.WO;
import static io.fabula.domain.character.lore.match.Hangul.YEO;

import java.util.ArrayList;
import java.util.List;

/**
 * How a verb's or an adjective's stem changes where endings begin with a vowel: contraction (싸우어 → 싸워),
 * and the irregular stems in ㅂ, ㄷ, ㅅ, ㅎ, 르 and 으 of Korean school grammar. An irregular form of a
 * regular stem is no word, so both are looked for.
 */
final class KoreanVerb {
  private KoreanVerb() {}

  /** Forms that endings must follow. */
  static List<String> stems(String stem) {
    var forms = new ArrayList<String>(List.of(stem));
    String head = stem.substring(0, stem.length() - 1);
    char last = stem.charAt(stem.length() - 1);
    switch (Hangul.finalOf(last)) {
      case FINAL_DIGEUT -> forms.add(head + Hangul.withFinal(last, FINAL_RIEUL));
      case FINAL_SIOT -> forms.add(head + Hangul.withFinal(last, NO_FINAL));
      case FINAL_RIEUL -> forms.add(head + Hangul.withFinal(last, NO_FINAL));
      case FINAL_BIEUP -> forms.add(head + Hangul.withFinal(last, NO_FINAL) + '우');
      default -> {
        // other stems take endings as they are
      }
    }
    return forms;
  }

  /** Forms that are words already, and may take endings too. */
  static List<String> words(String stem) {
    String head = stem.substring(0, stem.length() - 1);
    char last = stem.charAt(stem.length() - 1);
    var forms = new ArrayList<String>();
    switch (Hangul.finalOf(last)) {
      case NO_FINAL -> {
        drawnIn(head, last, forms);
        contracted(head, last, forms);
      }
      case FINAL_RIEUL -> drawnIn(head, Hangul.withFinal(last, NO_FINAL), forms);
      case FINAL_BIEUP -> {
        String open = head + Hangul.withFinal(last, NO_FINAL);
        drawnIn(open, '우', forms);
        past(open, '워', forms);
        past(open, '와', forms);
      }
      case FINAL_HIEUH -> {
        char open = Hangul.withFinal(last, NO_FINAL);
        drawnIn(head, open, forms);
        past(head, Hangul.withVowel(open, AE), forms);
      }
      default -> {
        // a closed stem contracts with nothing
      }
    }
    return forms;
  }

  /** 싸운, 싸울, 싸움, 싸웁니다. */
  private static void drawnIn(String head, char open, List<String> forms) {
    for (int consonant : new int[]{FINAL_NIEUN, FINAL_RIEUL, FINAL_MIEUM, FINAL_BIEUP}) {
      forms.add(head + Hangul.withFinal(open, consonant));
    }
  }

  private static void contracted(String head, char last, List<String> forms) {
    if (last == '하') {
      past(head, '해', forms);
      past(head + '하', '여', forms);
      return;
    }
    if (last == '르' && !head.isEmpty()) {
      char before = head.charAt(head.length() - 1);
      if (Words.isHangul(before) && Hangul.finalOf(before) == NO_FINAL) {
        String closed = head.substring(0, head.length() - 1) + Hangul.withFinal(before, FINAL_RIEUL);
        past(closed, Hangul.isBright(before) ? '라' : '러', forms);
      }
    }
    boolean bright = !head.isEmpty() && Words.isHangul(head.charAt(head.length() - 1))
        && Hangul.isBright(head.charAt(head.length() - 1));
    switch (Hangul.vowelOf(last)) {
      case A, EO, AE, E, YEO -> past(head, last, forms);
      case O -> past(head, Hangul.withVowel(last, WA), forms);
      case U -> past(head, Hangul.withVowel(last, WO), forms);
      case I -> past(head, Hangul.withVowel(last, YEO), forms);
      case OE -> past(head, Hangul.withVowel(last, WAE), forms);
      case EU -> past(head, Hangul.withVowel(last, bright ? A : EO), forms);
      default -> {
        // other vowels keep the ending apart
      }
    }
  }

  /** 싸워 and 싸웠. */
  private static void past(String head, char open, List<String> forms) {
    forms.add(head + open);
    forms.add(head + Hangul.withFinal(open, FINAL_SSANGSIOT));
  }
}
