package io.fabula.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows that were read before they were asked for; each is given out once. */
final class ReadAhead {
  private final Map<Asked<?>, List<?>> known = new HashMap<>();

  /**
   * @return null where it was not read
   */
  @SuppressWarnings("unchecked") // put in under what its own query read
  <T> List<T> take(Asked<T> asked) {
    return known.isEmpty() ? null : (List<T>) known.remove(asked);
  }

  /** As one text with several statements, which PostgreSQL's driver sends without waiting between them. */
  void read(Connection connection, List<Asked<?>> asked) throws SQLException {
    String sql = asked.stream().map(each -> each.query().sql()).collect(Collectors.joining(";\n"));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      PreparedUpdate.bind(statement, asked.stream().flatMap(each -> each.values().stream()).toArray());
      statement.execute();
      for (Asked<?> each : asked) {
        try (ResultSet result = statement.getResultSet()) {
          known.put(each, each.query().rows(result));
        }
        statement.getMoreResults();
      }
    }
  }
}
