package io.fabula.domain.prompt;

import io.fabula.domain.prompt.PromptPart.Source;
import io.fabula.domain.prompt.macro.MacroValues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that surrounds a chat's history in a prompt.
 *
 * @param values names, texts, time and chance
 * @param lore in the order in which pieces of one place stand
 * @param memories what the user wants to be remembered, the more important first; names are expanded in it, and
 *     nothing else
 * @param instruction a word to the model for this turn alone; it stands last of the history
 */
public record Scene(
    MacroValues values,
    Template template,
    List<LorePiece> lore,
    Optional<AuthorNote> authorNote,
    List<String> memories,
    Optional<String> instruction) {
  /** What a model is told where neither the card nor anybody else says how it is to write. */
  public static final String STANDARD_SYSTEM_PROMPT = "Write {{char}}'s next reply in a fictional chat between {{char}} and {{user}}. Stay in character, and never speak or act for {{user}}.";

  /**
   * How parts are worded, and which there are; the card's own texts are no part of it.
   *
   * @param systemPrompt the default, where the card has none of its own
   * @param postHistory likewise
   * @param sections parts that are worded or switched; all others are in as they are
   */
  public record Template(String systemPrompt, String postHistory, Map<Source, Section> sections) {
    public Template {
      sections = Map.copyOf(sections);
    }

    public Template(String systemPrompt, String postHistory) {
      this(systemPrompt, postHistory, Map.of());
    }

    /** The same without a default system prompt. */
    public Template withoutSystemPrompt() {
      return new Template("", postHistory, sections);
    }

    /** The same with example dialogue that is in whatever the history takes. */
    public Template withPinnedExamples() {
      Section examples = section(Source.EXAMPLE_DIALOGUE);
      var all = new EnumMap<Source, Section>(Source.class);
      all.putAll(sections);
      all.put(Source.EXAMPLE_DIALOGUE, new Section(examples.enabled(), examples.wording(), true));
      return new Template(systemPrompt, postHistory, all);
    }

    Section section(Source source) {
      return sections.getOrDefault(source, Section.PLAIN);
    }
  }

  /**
   * One kind of part. Messages of the history are always said as they were said.
   *
   * @param wording around the part's text, which stands where {@code {{text}}} does; macros are expanded
   * @param pinned whether it is in before the history is, room or not; all but example dialogue is anyway
   */
  public record Section(boolean enabled, String wording, boolean pinned) {
    public static final String TEXT = "{{text}}";
    public static final Section PLAIN = new Section(true, TEXT);

    /** A wording that leaves the text out would lose it without a word. */
    public Section {
      if (!wording.contains(TEXT)) throw new IllegalArgumentException("a wording without " + TEXT);
    }

    /** One that gives way where there is no room. */
    public Section(boolean enabled, String wording) {
      this(enabled, wording, false);
    }
  }

  public Scene {
    lore = List.copyOf(lore);
    memories = List.copyOf(memories);
  }

  /** One without anything to remember. */
  public Scene(MacroValues values, Template template, List<LorePiece> lore, Optional<AuthorNote> authorNote,
      Optional<String> instruction) {
    this(values, template, lore, authorNote, List.of(), instruction);
  }

  /** A turn without a word of its own, in plain wording. */
  public Scene(MacroValues values, String systemPrompt, String postHistory, List<LorePiece> lore,
      Optional<AuthorNote> authorNote) {
    this(values, new Template(systemPrompt, postHistory), lore, authorNote, List.of(), Optional.empty());
  }
}
