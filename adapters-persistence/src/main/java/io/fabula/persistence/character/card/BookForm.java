package io.fabula.persistence.character.card;

import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.LorebookReading;
import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lorebook in a file of its own: bare, as {@code lorebook_v3}, or as SillyTavern's world file, whose
 * {@code entries} are an object by number. An entry of a world goes into a card by the names that
 * SillyTavern gives its fields there; what it has no name for stays as it is.
 */
final class BookForm {
  /** Names in a world, and in the {@code extensions} of a card's entry: two of those stay camel case. */
  private static final Map<String, String> EXTENSIONS = Map.ofEntries(
      Map.entry("position", "position"), Map.entry("excludeRecursion", "exclude_recursion"),
      Map.entry("preventRecursion", "prevent_recursion"),
      Map.entry("delayUntilRecursion", "delay_until_recursion"), Map.entry("displayIndex", "display_index"),
      Map.entry("probability", "probability"), Map.entry("useProbability", "useProbability"),
      Map.entry("depth", "depth"), Map.entry("selectiveLogic", "selectiveLogic"),
      Map.entry("outletName", "outlet_name"), Map.entry("group", "group"),
      Map.entry("groupOverride", "group_override"), Map.entry("groupWeight", "group_weight"),
      Map.entry("useGroupScoring", "use_group_scoring"), Map.entry("scanDepth", "scan_depth"),
      Map.entry("caseSensitive", "case_sensitive"), Map.entry("matchWholeWords", "match_whole_words"),
      Map.entry("automationId", "automation_id"), Map.entry("role", "role"),
      Map.entry("vectorized", "vectorized"), Map.entry("sticky", "sticky"),
      Map.entry("cooldown", "cooldown"), Map.entry("delay", "delay"), Map.entry("triggers", "triggers"),
      Map.entry("ignoreBudget", "ignore_budget"),
      Map.entry("matchPersonaDescription", "match_persona_description"),
      Map.entry("matchCharacterDescription", "match_character_description"),
      Map.entry("matchCharacterPersonality", "match_character_personality"),
      Map.entry("matchCharacterDepthPrompt", "match_character_depth_prompt"),
      Map.entry("matchScenario", "match_scenario"), Map.entry("matchCreatorNotes", "match_creator_notes"));

  private static final Map<String, String> FIELDS = Map.of("uid", "id", "key", "keys", "keysecondary",
      "secondary_keys", "order", "insertion_order");

  private BookForm() {}

  static LorebookReading read(Json.Obj file) {
    if (file.depth() > Json.NESTING_MAX)
      throw CharacterError.UnusableCard.failure("nested deeper than " + Json.NESTING_MAX, "");
    var warnings = new ArrayList<CardWarning>();
    Json.Obj clean = new CleanTexts(warnings).cleaned(bare(file));
    List<Json> entries = clean.array("entries").map(Json.Arr::items)
        .orElseThrow(
            () -> CharacterError.UnusableCard.failure("a lorebook has a list of entries", "entries"));
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i) instanceof Json.Obj) continue;
      throw CharacterError.UnusableCard.failure("an entry is an object", "entries[" + i + "]");
    }
    Lorebook book = Lorebook.of(clean);
    RefusedPatterns.warnOf(book, "", warnings);
    return new LorebookReading(book, warnings);
  }

  private static Json.Obj bare(Json.Obj file) {
    if (file.text("spec").filter("lorebook_v3"::equals).isPresent()) {
      return file.object("data")
          .orElseThrow(() -> CharacterError.UnusableCard.failure("data is missing", "data"));
    }
    Optional<Json.Obj> world = file.object("entries");
    if (world.isPresent()) return ofWorld(file, world.get());
    boolean shown = file.text("object").filter("lorebook"::equals).isPresent();
    return shown ? file.without("object").without("id").without("warnings") : file;
  }

  private static Json.Obj ofWorld(Json.Obj file, Json.Obj world) {
    var entries = new ArrayList<Json>();
    world.members()
        .forEach((number, item) -> entries.add(item instanceof Json.Obj entry ? entry(entry) : item));
    // of the card's book that the world was once made from, its settings are worth keeping
    Json.Obj origin = file.object("originalData").orElse(Json.EMPTY).without("entries");
    var book = new LinkedHashMap<String, Json>(origin.members());
    file.members().forEach(book::put);
    book.remove("originalData");
    book.putIfAbsent("extensions", Json.EMPTY);
    book.put("entries", new Json.Arr(entries));
    return new Json.Obj(book);
  }

  private static Json.Obj entry(Json.Obj world) {
    var entry = new LinkedHashMap<String, Json>();
    Json.Obj extensions = world.object("extensions").orElse(Json.EMPTY);
    for (var member : world.members().entrySet()) {
      String name = member.getKey();
      Json value = member.getValue();
      if (EXTENSIONS.containsKey(name)) extensions = extensions.with(EXTENSIONS.get(name), value);
      else
        if (name.equals("disable")) entry.put("enabled", new Json.Bool(!new Json.Bool(true).equals(value)));
        else entry.put(FIELDS.getOrDefault(name, name), value);
    }
    entry.put("extensions", extensions);
    entry.putIfAbsent("enabled", new Json.Bool(true));
    entry.putIfAbsent("keys", new Json.Arr(List.of()));
    entry.putIfAbsent("content", new Json.Str(""));
    entry.putIfAbsent("insertion_order", Json.Num.of(100));
    entry.putIfAbsent("selective", new Json.Bool(true));
    entry.putIfAbsent("constant", new Json.Bool(false));
    entry.put("use_regex", new Json.Bool(false));
    boolean before = extensions.integer("position").orElse(0) == 0;
    entry.put("position", new Json.Str(before ? "before_char" : "after_char"));
    return new Json.Obj(entry);
  }
}
