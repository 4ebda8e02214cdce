package io.fabula.domain.character;

import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A book of lore in the form of the card specifications (V2 {@code character_book}, V3 {@code
 * lorebook}). The JSON it was read from is the book; the typed fields are a reading of it, so that
 * nothing unknown is lost.
 *
 * @param json the book as it was written
 * @param scanDepth how many messages are scanned for keys, the newest one among them
 * @param tokenBudget how many tokens its entries may take together
 * @param recursiveScanning whether the text of entries is scanned for keys too
 */
public record Lorebook(
    Json.Obj json,
    String name,
    Optional<Integer> scanDepth,
    Optional<Integer> tokenBudget,
    boolean recursiveScanning,
    List<LoreEntry> entries) {
  public Lorebook {
    entries = List.copyOf(entries);
  }

  /** Reads a book leniently: a field of the wrong type counts as absent, and stays in the JSON. */
  public static Lorebook of(Json.Obj json) {
    List<Json> items = json.array("entries").map(Json.Arr::items).orElse(List.of());
    List<LoreEntry> entries = IntStream.range(0, items.size())
        .filter(i -> items.get(i) instanceof Json.Obj)
        .mapToObj(i -> LoreEntry.of(i, (Json.Obj) items.get(i)))
        .toList();
    return new Lorebook(
        json,
        json.text("name").orElse(""),
        json.integer("scan_depth"),
        json.integer("token_budget"),
        json.bool("recursive_scanning").orElse(false),
        entries);
  }

  /**
   * The book with some fields of one entry set, as the card specifications name them.
   *
   * @param entry an entry's id, else its index
   * @return absent where there is no such entry
   */
  public Optional<Lorebook> with(String entry, Json.Obj changes) {
    return entries.stream().filter(known -> known.id().equals(entry)).findFirst().map(known -> {
      var items = new ArrayList<>(json.array("entries").orElseThrow().items());
      Json.Obj changed = known.json();
      for (var change : changes.members().entrySet())
        changed = changed.with(change.getKey(), change.getValue());
      items.set(known.index(), changed);
      return of(json.with("entries", new Json.Arr(items)));
    });
  }
}
