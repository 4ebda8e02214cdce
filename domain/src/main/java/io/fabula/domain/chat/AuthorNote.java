package io.fabula.domain.chat;

import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;

/**
 * A standing instruction of the user's.
 *
 * @param depth how many messages stand after it; 0 puts it last
 */
public record AuthorNote(String content, int depth, Role role) {
  public static final int DEPTH_DEFAULT = 4;
  public static final int DEPTH_MAX = 1_000;

  public AuthorNote {
    Texts.bounded("author_note.content", content, Texts.MESSAGE_MAX);
    if (depth < 0 || depth > DEPTH_MAX) {
      throw SharedError.Invalid.failure("author_note.depth", "shared.range", 0, DEPTH_MAX);
    }
  }
}
