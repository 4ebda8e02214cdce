package io.fabula.persistence.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows that were read before they were asked for; each is given out once. */
final class ReadAhead {
  private final Map<Asked<?>, List<?>> known = new HashMap<>();

  @SuppressWarnings("unchecked") // put in under what its own query read
  <T> Optional<List<T>> take(Asked<T> asked) {
    return Optional.ofNullable((List<T>) known.remove(asked));
  }

  void read(Connection connection, List<Asked<?>> asked) throws SQLException {
    String sql = Session.oneText(asked.stream().map(each -> each.query().sql()));
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
