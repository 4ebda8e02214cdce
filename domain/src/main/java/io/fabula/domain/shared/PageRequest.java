package io.fabula.domain.shared;

import java.util.Optional;

/**
 * @param size how many items at most, 1 to 100
 * @param after where to go on; absent for the first page
 */
public record PageRequest(int size, Optional<Cursor> after) {
  public static final int MAX_SIZE = 100;
  public static final int DEFAULT_SIZE = 20;

  public PageRequest {
    if (size < 1 || size > MAX_SIZE) {
      throw SharedError.Invalid.failure("page_size", "shared.range", 1, MAX_SIZE);
    }
  }

  /** The first page. */
  public static PageRequest first(int size) {
    return new PageRequest(size, Optional.empty());
  }
}
