package io.fabula.domain.prompt;

/**
 * The room there is.
 *
 * @param contextTokens what the model takes in all
 * @param replyTokens what of it is kept for the reply
 */
public record Budget(int contextTokens, int replyTokens) {
  /** What is left for the prompt, in tokens; never less than 0. */
  public int promptTokens() {
    return Math.max(0, contextTokens - replyTokens);
  }
}
