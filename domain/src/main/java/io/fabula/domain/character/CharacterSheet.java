package io.fabula.domain.character;

import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All of a character that its author writes.
 *
 * @param tagline one line for lists
 * @param structuredTags tags by category
 * @param language BCP 47 tag, such as {@code ko}
 * @param definitionVisible whether others may read and export the definition
 */
public record CharacterSheet(
    Definition definition,
    Optional<String> tagline,
    Map<String, List<String>> structuredTags,
    Optional<Gender> gender,
    Optional<String> language,
    boolean nsfw,
    Visibility visibility,
    boolean definitionVisible) {
  /** Cards of the large galleries carry up to a hundred. */
  public static final int TAGS_MAX = 200;
  /** Ten times the largest books there are; more could leave in a card that is too large to come back. */
  public static final int LORE_ENTRIES_MAX = 20_000;

  public CharacterSheet {
    structuredTags = Map.copyOf(structuredTags);
  }

  /** A private sheet around a definition, as an import makes it. */
  public static CharacterSheet of(Definition definition) {
    return new CharacterSheet(definition, Optional.empty(), Map.of(), Optional.empty(), Optional.empty(),
        false,
        Visibility.PRIVATE, true);
  }

  /** The same sheet around another definition. */
  public CharacterSheet withDefinition(Definition definition) {
    return new CharacterSheet(definition, tagline, structuredTags, gender, language, nsfw, visibility,
        definitionVisible);
  }

  /** The same sheet, seen by others. */
  public CharacterSheet withVisibility(Visibility visibility) {
    return new CharacterSheet(definition, tagline, structuredTags, gender, language, nsfw, visibility,
        definitionVisible);
  }

  /** The same sheet under another line. */
  public CharacterSheet withTagline(Optional<String> tagline) {
    return new CharacterSheet(definition, tagline, structuredTags, gender, language, nsfw, visibility,
        definitionVisible);
  }

  /** The sheet as it may be kept: names trimmed; every field out of bounds is named at once. */
  CharacterSheet checked() {
    var faults = new ArrayList<Fault>();
    Definition d = definition;
    String name = SharedError.Invalid.gather(faults, () -> Texts.name("name", d.name())).orElse(d.name());
    SharedError.Invalid.gather(faults, () -> Texts.optionalName("tagline", tagline));
    Map<String, String> texts = Map.of("nickname", d.nickname(), "creator", d.creator(), "character_version",
        d.characterVersion());
    texts.forEach((field, text) -> SharedError.Invalid.gather(faults,
        () -> Texts.bounded(field, text, Texts.NAME_MAX)));
    Map<String, String> longTexts = Map.of("description", d.description(), "personality", d.personality(),
        "scenario",
        d.scenario(), "first_message", d.firstMessage(), "example_dialogue", d.exampleDialogue(),
        "system_prompt",
        d.systemPrompt(), "post_history_instructions", d.postHistoryInstructions(), "creator_notes",
        d.creatorNotes());
    longTexts.forEach(
        (field, text) -> SharedError.Invalid.gather(faults,
            () -> Texts.bounded(field, text, Texts.DEFINITION_MAX)));
    gatherAll(faults, "alternate_greetings", d.alternateGreetings(), Texts.DEFINITION_MAX);
    gatherAll(faults, "group_only_greetings", d.groupOnlyGreetings(), Texts.DEFINITION_MAX);
    gatherAll(faults, "tags", d.tags(), Texts.NAME_MAX);
    if (d.tags().size() > TAGS_MAX) faults.add(Fault.of("tags", "shared.too_many_items", TAGS_MAX));
    if (d.lorebook().filter(book -> book.entries().size() > LORE_ENTRIES_MAX).isPresent())
      faults.add(Fault.of("lorebook.entries", "shared.too_many_items", LORE_ENTRIES_MAX));
    SharedError.Invalid.throwIfAny(faults);
    return name.equals(d.name()) ? this : withDefinition(d.withName(name));
  }

  private static void gatherAll(List<Fault> faults, String field, List<String> texts, int max) {
    for (int i = 0; i < texts.size(); i++) {
      String item = field + "[" + i + "]";
      String text = texts.get(i);
      SharedError.Invalid.gather(faults, () -> Texts.bounded(item, text, max));
    }
  }
}
