package io.fabula.domain.character.lore.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KeyAutomatonTest {
  private static String word(Random chance, int longest) {
    var word = new StringBuilder();
    for (int i = chance.nextInt(longest); i >= 0; i--) word.append("ab가나".charAt(chance.nextInt(4)));
    return word.toString();
  }

  private static TreeSet<String> found(List<String> words, String text) {
    var found = new TreeSet<String>();
    new KeyAutomaton(words).walk(text, (word, end) -> found.add(word + " ends at " + end));
    return found;
  }

  @Test
  void every_word_is_found_wherever_it_ends_and_nothing_else() {
    var chance = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      var words = new ArrayList<String>();
      for (int i = chance.nextInt(12); i >= 0; i--) words.add(word(chance, 5));
      String text = word(chance, 60);
      var expected = new TreeSet<String>();
      for (int i = 0; i < words.size(); i++) {
        for (int at = text.indexOf(words.get(i)); at >= 0; at = text.indexOf(words.get(i), at + 1)) {
          expected.add(i + " ends at " + (at + words.get(i).length()));
        }
      }

      assertThat(found(words, text)).as("%s in %s", words, text).isEqualTo(expected);
    }
  }

  @Test
  void without_words_nothing_is_found() {
    assertThat(found(List.of(), "text")).isEmpty();
  }
}
