package io.fabula.domain.prompt;

import java.util.List;

/**
 * The texts of a character that a prompt is made of, macros not yet expanded; the empty text means
 * absent.
 *
 * @param systemPrompt wins over the default; {@code {{original}}} in it stands for the default
 * @param exampleDialogue blocks opened by {@code <START>}
 * @param postHistory wins over the default, as the system prompt does
 * @param modules sections of the author's own, in the order in which those of one place stand
 */
public record CardTexts(
    String systemPrompt,
    String description,
    String personality,
    String scenario,
    String exampleDialogue,
    String postHistory,
    List<Module> modules) {
  /**
   * A section of the author's own.
   *
   * @param place above the definition, below it, below the scenario, or at a depth
   */
  public record Module(String content, LorePiece.Place place) {}

  public CardTexts {
    modules = List.copyOf(modules);
  }

  /** Without sections of the author's own. */
  public CardTexts(String systemPrompt, String description, String personality, String scenario,
      String exampleDialogue, String postHistory) {
    this(systemPrompt, description, personality, scenario, exampleDialogue, postHistory, List.of());
  }

  public static final CardTexts NONE = new CardTexts("", "", "", "", "", "");
}
