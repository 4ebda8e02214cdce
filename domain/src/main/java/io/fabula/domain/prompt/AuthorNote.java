package io.fabula.domain.prompt;

/**
 * A word from the author into a running chat.
 *
 * @param depth how many messages of the history follow it; 0 is after the last
 */
public record AuthorNote(String content, int depth, Role role) {
  public static final int DEFAULT_DEPTH = 4;

  public AuthorNote {
    if (depth < 0) throw new IllegalArgumentException("depth: " + depth);
  }
}
