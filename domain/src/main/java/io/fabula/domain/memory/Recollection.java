package io.fabula.domain.memory;

import io.fabula.domain.character.lore.match.PlainKey;
import io.fabula.domain.character.lore.match.PlainKeys;
import io.fabula.domain.character.lore.match.ScannedText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which notes come to mind: the pinned ones, those of which a keyword was said lately, and of those without
 * keywords the ones that share words with what was said. Keywords are found as a lorebook's keys are.
 */
public final class Recollection {
  /** How many messages are listened to, the newest among them. */
  public static final int MESSAGES = 10;
  /** How many notes are looked at. */
  public static final int NOTES_MAX = 200;
  /** What notes that are not pinned may take together, in characters: some two thousand tokens. */
  public static final int UNPINNED_MAX = 8_000;

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  /** Two shared words are no accident; small words of Latin scripts are. */
  private static final int SHARED_WORDS = 2;
  private static final int LATIN_LEAST = 4;

  private Recollection() {}

  /**
   * The texts that come to mind, in the order of the notes.
   *
   * @param notes the more important first
   * @param said what was said lately
   */
  public static List<String> of(List<MemoryNote.Snapshot> notes, List<String> said) {
    var text = ScannedText.of(String.join("\n", said));
    BitSet called = called(notes, text);
    Set<String> words = words(String.join("\n", said));
    var remembered = new ArrayList<String>();
    int left = UNPINNED_MAX;
    for (int i = 0; i < notes.size(); i++) {
      MemoryNote.Snapshot note = notes.get(i);
      boolean comes = note.pinned() || called.get(i) || note.keywords().isEmpty() && shares(note, words);
      if (!comes || !note.pinned() && note.content().length() > left) continue;
      remembered.add(note.content());
      if (!note.pinned()) left -= note.content().length();
    }
    return remembered;
  }

  /** By the notes' places in the list. */
  private static BitSet called(List<MemoryNote.Snapshot> notes, ScannedText text) {
    var keys = new ArrayList<PlainKey>();
    var owners = new ArrayList<Integer>();
    for (int i = 0; i < notes.size(); i++) {
      if (notes.get(i).pinned()) continue;
      for (String keyword : notes.get(i).keywords()) {
        keys.add(PlainKey.of(keyword, false, PlainKey.Edges.WORD));
        owners.add(i);
      }
    }
    var called = new BitSet(notes.size());
    if (!keys.isEmpty()) new PlainKeys(keys).in(text).stream().forEach(key -> called.set(owners.get(key)));
    return called;
  }

  private static boolean shares(MemoryNote.Snapshot note, Set<String> said) {
    Set<String> shared = words(note.content());
    shared.retainAll(said);
    return shared.size() >= SHARED_WORDS;
  }

  /** Words of Hangul by their first two syllables: what follows is mostly a particle or an ending. */
  private static Set<String> words(String text) {
    var words = new HashSet<String>();
    String folded = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    for (String word : WORD.matcher(folded).results().map(MatchResult::group).toList()) {
      boolean latin = word.charAt(0) < 0x250;
      if (latin && word.length() >= LATIN_LEAST) words.add(word);
      else if (!latin) words.add(word.substring(0, 2));
    }
    return words;
  }
}
