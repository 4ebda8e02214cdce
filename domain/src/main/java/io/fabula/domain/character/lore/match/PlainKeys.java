package io.fabula.domain.character.lore.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All plain keys of a book, looked for together. A key that several entries have is looked for once. */
public final class PlainKeys {
  private final int count;
  private final List<PlainKey> keys;

  /** By a key's number, where it stands in the list that was given. */
  private final List<List<Integer>> places;
  private final KeyAutomaton spaced;
  private final List<Integer> spacedKeys = new ArrayList<>();
  private final KeyAutomaton korean;
  private final List<KoreanForm> koreanForms = new ArrayList<>();
  private final List<Integer> koreanKeys = new ArrayList<>();

  /** Makes keys ready to be looked for, in time and memory linear in their lengths. */
  public PlainKeys(List<PlainKey> all) {
    var distinct = new LinkedHashMap<PlainKey, List<Integer>>();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isSearchable()) distinct.computeIfAbsent(all.get(i), key -> new ArrayList<>()).add(i);
    }
    this.count = all.size();
    this.keys = List.copyOf(distinct.keySet());
    this.places = List.copyOf(distinct.values());
    var words = new ArrayList<String>();
    for (int number = 0; number < keys.size(); number++) {
      PlainKey key = keys.get(number);
      if (key.isKorean()) {
        List<KoreanForm> forms = KoreanForm.of(key);
        koreanForms.addAll(forms);
        for (int form = 0; form < forms.size(); form++) koreanKeys.add(number);
      } else {
        words.add(ScannedText.folded(key.text()));
        spacedKeys.add(number);
      }
    }
    this.spaced = new KeyAutomaton(words);
    this.korean = new KeyAutomaton(koreanForms.stream().map(KoreanForm::squeezed).toList());
  }

  /** The keys that stand in a text, by their places in the list that was given. */
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
    var standing = new BitSet(count);
    found.stream().forEach(number -> places.get(number).forEach(standing::set));
    return standing;
  }

  /** Where each key that stands in a text begins first, in UTF-16 units of {@link ScannedText#exact}. */
  public Map<Integer, Integer> placesIn(ScannedText text) {
    var begins = new HashMap<Integer, Integer>();
    spaced.walk(text.folded(), (word, end) -> {
      int number = spacedKeys.get(word);
      PlainKey key = keys.get(number);
      int begin = end - key.text().length();
      if (key.standsAt(text, begin, end)) begins.merge(number, begin, Math::min);
    });
    korean.walk(text.squeezed(), (word, end) -> {
      KoreanForm form = koreanForms.get(word);
      int begin = text.place(end - form.squeezed().length());
      if (form.standsBefore(text, end)) begins.merge(koreanKeys.get(word), begin, Math::min);
    });
    var byPlace = new HashMap<Integer, Integer>();
    begins.forEach((number, begin) -> places.get(number).forEach(place -> byPlace.put(place, begin)));
    return byPlace;
  }
}
