package io.fabula.domain.prompt;

import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;

/**
 * A word from the author into a running chat.
 *
 * @param depth how many messages of the history follow it; 0 is after the last
 */
public record AuthorNote(String content, int depth, Role role) {
  public static final int DEFAULT_DEPTH = 4;
  public static final int DEPTH_MAX = 1_000;

  public AuthorNote {
    Texts.bounded("author_note.content", content, Texts.MESSAGE_MAX);
    if (depth < 0 || depth > DEPTH_MAX) {
      throw SharedError.Invalid.failure("author_note.depth", "shared.range", 0, DEPTH_MAX);
    }
  }
}
