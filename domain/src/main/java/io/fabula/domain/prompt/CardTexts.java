package io.fabula.domain.prompt;

/**
 * The texts of a character that a prompt is made of, macros not yet expanded; the empty text means
 * absent.
 *
 * @param systemPrompt wins over the default; {@code {{original}}} in it stands for the default
 * @param exampleDialogue blocks opened by {@code <START>}
 * @param postHistory wins over the default, as the system prompt does
 */
public record CardTexts(
    String systemPrompt,
    String description,
    String personality,
    String scenario,
    String exampleDialogue,
    String postHistory) {
  public static final CardTexts NONE = new CardTexts("", "", "", "", "", "");
}
