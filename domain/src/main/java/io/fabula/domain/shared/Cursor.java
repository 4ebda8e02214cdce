package io.fabula.domain.shared;

import java.util.List;

/** The sort keys of the last row seen. Callers treat it as opaque; stores read their own back. */
public record Cursor(List<String> keys) {
  public Cursor {
    keys = List.copyOf(keys);
  }

  /** A cursor of these keys, in this order. */
  public static Cursor of(Object... keys) {
    return new Cursor(java.util.Arrays.stream(keys).map(String::valueOf).toList());
  }

  /** The refusal of a cursor that is not one of this list's. */
  public static DomainFailure malformed() {
    return SharedError.Invalid.failure("start_cursor", "shared.bad_cursor");
  }

  /**
   * The key at an index; refused with {@link SharedError.Invalid} where there are not so many as {@code
   * count}.
   */
  public String text(int index, int count) {
    if (keys.size() != count) throw malformed();
    return keys.get(index);
  }

  /** As {@link #text}, and refused too where it is no number. */
  public long number(int index, int count) {
    try {
      return Long.parseLong(text(index, count));
    } catch (NumberFormatException e) {
      throw malformed();
    }
  }
}
