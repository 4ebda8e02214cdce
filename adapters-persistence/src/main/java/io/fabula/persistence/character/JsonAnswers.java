package io.fabula.persistence.character;

import io.fabula.domain.character.draft.Answers;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.json.MalformedJson;
import java.util.Optional;

/** Finds the JSON in an answer: from a brace to the one that closes it, wherever that makes an object. */
public final class JsonAnswers implements Answers {
  /** An answer that opens more braces than this is no answer. */
  private static final int TRIES = 20;

  @Override
  public Optional<Json.Obj> object(String answer) {
    int open = answer.indexOf('{');
    for (int tries = 0; open >= 0 && tries < TRIES; tries++) {
      Optional<Json.Obj> object = closed(answer, open).flatMap(JsonAnswers::parsed);
      if (object.isPresent()) return object;
      open = answer.indexOf('{', open + 1);
    }
    return Optional.empty();
  }

  @Override
  public String text(Json json) {
    return JsonTrees.write(json);
  }

  private static Optional<String> closed(String text, int open) {
    int depth = 0;
    boolean quoted = false;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') i++;
      else if (c == '"') quoted = !quoted;
      else if (!quoted && c == '{') depth++;
      else if (!quoted && c == '}' && --depth == 0) return Optional.of(text.substring(open, i + 1));
    }
    return Optional.empty();
  }

  private static Optional<Json.Obj> parsed(String text) {
    try {
      return Optional.of(JsonTrees.parse(text)).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    } catch (MalformedJson malformed) {
      return Optional.empty();
    }
  }
}
