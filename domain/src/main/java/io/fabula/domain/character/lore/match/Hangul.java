package io.fabula.domain.character.lore.match;

/** Syllables taken apart and put together (Unicode, chapter 3.12, "Conjoining Jamo Behavior"). */
final class Hangul {
  static final int NO_FINAL = 0;
  static final int FINAL_NIEUN = 4;
  static final int FINAL_DIGEUT = 7;
  static final int FINAL_RIEUL = 8;
  static final int FINAL_MIEUM = 16;
  static final int FINAL_BIEUP = 17;
  static final int FINAL_SIOT = 19;
  static final int FINAL_SSANGSIOT = 20;
  static final int FINAL_HIEUH = 27;

  static final int A = 0;
  static final int AE = 1;
  static final int YA = 2;
  static final int EO = 4;
  static final int E = 5;
  static final int YEO = 6;
  static final int O = 8;
  static final int WA = 9;
  static final int WAE = 10;
  static final int OE = 11;
  static final int U = 13;
  static final int WO = 14;
  static final int EU = 18;
  static final int I = 20;

  private static final char FIRST = '\uAC00';
  private static final int FINALS = 28;
  private static final int VOWELS = 21;

  private Hangul() {}

  static int finalOf(char syllable) {
    return (syllable - FIRST) % FINALS;
  }

  static int vowelOf(char syllable) {
    return (syllable - FIRST) / FINALS % VOWELS;
  }

  static char withFinal(char syllable, int consonant) {
    return (char) (syllable - finalOf(syllable) + consonant);
  }

  /** With another vowel, and nothing behind it. */
  static char withVowel(char syllable, int vowel) {
    return (char) (FIRST + ((syllable - FIRST) / FINALS / VOWELS * VOWELS + vowel) * FINALS);
  }

  /** Whether the vowel harmonises with 아 rather than with 어. */
  static boolean isBright(char syllable) {
    int vowel = vowelOf(syllable);
    return vowel == A || vowel == O || vowel == YA;
  }
}
