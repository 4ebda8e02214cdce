package io.fabula.domain.character.tag;

import io.fabula.domain.shared.SharedError;

/** A tag within a category, such as {@code genre:fantasy}. */
public record StructuredTag(String category, String tag) {
  /** Of {@code category:tag}; refused with {@link SharedError.Invalid} where one of both is missing. */
  public static StructuredTag parse(String field, String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1)
      throw SharedError.Invalid.failure(field, "character.bad_structured_tag");
    return new StructuredTag(text.substring(0, colon), text.substring(colon + 1));
  }
}
