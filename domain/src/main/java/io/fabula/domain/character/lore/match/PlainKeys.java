package io.fabula.domain.character.lore.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** All plain keys of a book, looked for together. */
public final class PlainKeys {
  private final List<PlainKey> keys;
  private final KeyAutomaton spaced;
  private final List<Integer> spacedKeys = new ArrayList<>();
  private final KeyAutomaton korean;
  private final List<KoreanForm> koreanForms = new ArrayList<>();
  private final List<Integer> koreanKeys = new ArrayList<>();

  public PlainKeys(List<PlainKey> keys) {
    this.keys = List.copyOf(keys);
    var words = new ArrayList<String>();
    for (int i = 0; i < keys.size(); i++) {
      PlainKey key = keys.get(i);
      if (!key.isSearchable()) continue;
      if (key.isKorean()) {
        List<KoreanForm> forms = KoreanForm.of(key);
        koreanForms.addAll(forms);
        for (int form = 0; form < forms.size(); form++) koreanKeys.add(i);
      } else {
        words.add(ScannedText.folded(key.text()));
        spacedKeys.add(i);
      }
    }
    this.spaced = new KeyAutomaton(words);
    this.korean = new KeyAutomaton(koreanForms.stream().map(KoreanForm::squeezed).toList());
  }

  /**
   * The keys that stand in a text, by their places in the list.
   */
  public BitSet in(ScannedText text) {
    var found = new BitSet(keys.size());
    spaced.walk(text.folded(), (word, end) -> {
      int number = spacedKeys.get(word);
      if (found.get(number)) return;
      PlainKey key = keys.get(number);
      if (key.standsAt(text, end - key.text().length(), end)) found.set(number);
    });
    korean.walk(text.squeezed(), (word, end) -> {
      int number = koreanKeys.get(word);
      if (!found.get(number) && koreanForms.get(word).standsBefore(text, end)) found.set(number);
    });
    return found;
  }
}
