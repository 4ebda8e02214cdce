package io.fabula.domain.character;

import io.fabula.domain.character.preset.ReplyPreset;
import io.fabula.domain.prompt.CardTexts;
import io.fabula.domain.shared.Json;
import java.util.List;
import java.util.Optional;

/**
 * What makes a character speak as itself: the texts of its card. As in the card specifications, the
 * empty text means absent.
 *
 * @param nickname what {@code {{char}}} becomes where it is not empty (V3)
 * @param firstMessage the greeting, the card's {@code first_mes}
 * @param exampleDialogue the card's {@code mes_example}, blocks opened by {@code <START>}
 * @param lorebook the card's {@code character_book}
 * @param extensions the card's {@code extensions}, every key kept
 */
public record Definition(
    String name,
    String nickname,
    String description,
    String personality,
    String scenario,
    String firstMessage,
    List<String> alternateGreetings,
    List<String> groupOnlyGreetings,
    String exampleDialogue,
    String systemPrompt,
    String postHistoryInstructions,
    String creator,
    String creatorNotes,
    String characterVersion,
    List<String> tags,
    Optional<Lorebook> lorebook,
    Json.Obj extensions) {
  public Definition {
    alternateGreetings = List.copyOf(alternateGreetings);
    groupOnlyGreetings = List.copyOf(groupOnlyGreetings);
    tags = List.copyOf(tags);
  }

  /**
   * The number of a greeting among all of the card's: its second stays its second, even where the first
   * is empty.
   *
   * @param offered among those that a chat offers
   */
  public int greetingNumber(int offered) {
    return offered + (firstMessage.isEmpty() ? 1 : 0);
  }

  /** A character of whom only the name is known. */
  public static Definition named(String name) {
    return new Definition(
        name, "", "", "", "", "", List.of(), List.of(), "", "", "", "", "", "", List.of(),
        Optional.empty(), Json.EMPTY);
  }

  /** The same under another name. */
  public Definition withName(String name) {
    return new Definition(name, nickname, description, personality, scenario, firstMessage,
        alternateGreetings,
        groupOnlyGreetings, exampleDialogue, systemPrompt, postHistoryInstructions, creator, creatorNotes,
        characterVersion, tags, lorebook, extensions);
  }

  /** The same with another book. */
  public Definition withLorebook(Lorebook lorebook) {
    return new Definition(name, nickname, description, personality, scenario, firstMessage,
        alternateGreetings, groupOnlyGreetings, exampleDialogue, systemPrompt, postHistoryInstructions,
        creator, creatorNotes, characterVersion, tags, Optional.of(lorebook), extensions);
  }

  /** The same with other tags. */
  public Definition withTags(List<String> tags) {
    return new Definition(name, nickname, description, personality, scenario, firstMessage,
        alternateGreetings, groupOnlyGreetings, exampleDialogue, systemPrompt, postHistoryInstructions,
        creator, creatorNotes, characterVersion, tags, lorebook, extensions);
  }

  /** The same with other modules; refused with {@code SharedError.Invalid} where one of them is out of bounds. */
  public Definition withModules(List<CustomModule> modules) {
    return new Definition(name, nickname, description, personality, scenario, firstMessage,
        alternateGreetings, groupOnlyGreetings, exampleDialogue, systemPrompt, postHistoryInstructions,
        creator, creatorNotes, characterVersion, tags, lorebook,
        CustomModule.into(extensions, CustomModule.checked(modules)));
  }

  /** The same with another preset, or with none. */
  public Definition withPreset(Optional<ReplyPreset> preset) {
    return new Definition(name, nickname, description, personality, scenario, firstMessage,
        alternateGreetings, groupOnlyGreetings, exampleDialogue, systemPrompt, postHistoryInstructions,
        creator, creatorNotes, characterVersion, tags, lorebook, ReplyPreset.into(extensions, preset));
  }

  /** What everyone may see of a character whose definition is hidden: names, greetings, credits. */
  public Definition publicPart() {
    return new Definition(name, nickname, "", "", "", firstMessage, alternateGreetings, groupOnlyGreetings,
        "", "", "",
        creator, creatorNotes, characterVersion, tags, Optional.empty(), Json.EMPTY);
  }

  /** How much memory it takes, roughly, in characters. */
  public long weight() {
    long texts = description.length() + personality.length() + scenario.length() + firstMessage.length()
        + exampleDialogue.length() + systemPrompt.length() + postHistoryInstructions.length()
        + creatorNotes.length();
    long greetings = alternateGreetings.stream().mapToLong(String::length).sum();
    long lore = lorebook.stream().flatMap(book -> book.entries().stream())
        .mapToLong(entry -> 200 + 2L * entry.content().length()).sum();
    long modules = modules().stream().mapToLong(module -> module.content().length()).sum();
    return 1_000 + texts + greetings + lore + modules;
  }

  /** Whether its example dialogue stays in a prompt whatever else does: {@code extensions.fabula.pin_examples}. */
  public boolean pinsExamples() {
    return extensions.object("fabula").flatMap(own -> own.bool("pin_examples")).orElse(false);
  }

  /** What of it a prompt is made of. */
  public CardTexts texts() {
    return new CardTexts(systemPrompt, description, personality, scenario, exampleDialogue,
        postHistoryInstructions, CustomModule.sections(modules()));
  }

  /** The sections that its author added to prompts, in the order of the card. */
  public List<CustomModule> modules() {
    return CustomModule.in(extensions);
  }

  /** How its author would have replies drawn, where they said so. */
  public Optional<ReplyPreset> preset() {
    return ReplyPreset.in(extensions);
  }

  /** What the character is called in talk. */
  public String spokenName() {
    return nickname.isEmpty() ? name : nickname;
  }

  /**
   * All greetings a chat may open with: {@code first_mes}, then the alternates. An empty first one
   * falls back to the first alternate; there may be none at all.
   */
  public List<String> greetings() {
    var all = new java.util.ArrayList<String>();
    if (!firstMessage.isEmpty()) all.add(firstMessage);
    for (String greeting : alternateGreetings) if (!greeting.isEmpty()) all.add(greeting);
    return all;
  }
}
