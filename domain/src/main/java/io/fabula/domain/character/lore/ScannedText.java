package io.fabula.domain.character.lore;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A text made ready for keys: in normal form C, so that Hangul typed as jamo is found too, and once
 * more in lower case.
 */
record ScannedText(String exact, String folded) {
  static ScannedText of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return new ScannedText(composed, composed.toLowerCase(Locale.ROOT));
  }
}
