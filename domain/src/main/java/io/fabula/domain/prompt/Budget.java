package io.fabula.domain.prompt;

/**
 * The room there is.
 *
 * @param contextTokens what the model takes in all
 * @param replyTokens what of it is kept for the reply
 */
public record Budget(int contextTokens, int replyTokens) {
  public int promptTokens() {
    return Math.max(0, contextTokens - replyTokens);
  }
}
