package io.fabula.domain.prompt;

/**
 * One piece of a prompt and its fate.
 *
 * @param content with macros expanded
 * @param included whether the model sees it
 * @param reason why, in one word: {@code pinned}, {@code fits}, {@code newest} (in without room),
 *     {@code empty}, {@code disabled} (by the template), {@code over_budget}
 */
public record PromptPart(
    Source source, Role role, String content, int tokens, boolean included, String reason) {

  /** The same, left out because there is no room for it. */
  PromptPart overBudget() {
    return new PromptPart(source, role, content, tokens, false, "over_budget");
  }

  /** Where a part comes from, in the order in which they stand. */
  public enum Source {
    SYSTEM_PROMPT,
    LORE_BEFORE,
    MODULE_BEFORE,
    DESCRIPTION,
    PERSONALITY,
    LORE_PERSONALITY,
    LORE_AFTER,
    MODULE_AFTER,
    PERSONA,
    SCENARIO,
    LORE_SCENARIO,
    MODULE_SCENARIO,
    MEMORY,
    LORE_BEFORE_EXAMPLES,
    EXAMPLE_DIALOGUE,
    LORE_AFTER_EXAMPLES,
    HISTORY,
    MODULE_AT_DEPTH,
    AUTHOR_NOTE,
    LORE_AT_NOTE,
    LORE_AT_DEPTH,
    INSTRUCTION,
    POST_HISTORY
  }
}
