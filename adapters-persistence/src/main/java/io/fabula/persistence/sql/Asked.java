package io.fabula.persistence.sql;

import java.util.Arrays;
import java.util.List;

/** A query with its values. */
public record Asked<T>(PreparedQuery<T> query, List<Object> values) {
  public static <T> Asked<T> of(PreparedQuery<T> query, Object... values) {
    return new Asked<>(query, Arrays.asList(values));
  }
}
