package io.fabula.domain.character.draft;

import io.fabula.domain.shared.Json;
import java.util.Optional;

/** Reads what models answer who were asked for JSON. */
public interface Answers {
  /**
   * The first JSON object in an answer, whatever stands around it: a fence, a word of welcome. Absent where
   * there is none, or one that is cut off or malformed.
   */
  Optional<Json.Obj> object(String answer);

  /** JSON as text, to show a model. */
  String text(Json json);
}
