package io.fabula.persistence.answered;

import io.fabula.domain.shared.AnsweredRequests;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Answers in {@code answered_request}. */
public final class JdbiAnsweredRequests implements AnsweredRequests {
  private static final Columns COLUMNS = Columns.of("fingerprint", "status", "headers", "body");

  private final Database database;

  public JdbiAnsweredRequests(Database database) {
    this.database = database;
  }

  @Override
  public Claim claim(RequestKey key, String fingerprint, Instant now) {
    return database.change(handle -> {
      forget(handle, now);
      int granted = bind(handle.createUpdate("""
          insert into answered_request (caller, route, request_key, fingerprint, claimed_at)
          values (:caller, :route, :key, :fingerprint, :now)
          on conflict (caller, route, request_key) do nothing
          """), key).bind("fingerprint", fingerprint).bind("now", now.toEpochMilli()).execute();
      if (granted == 1) return new Claim.Granted();
      return bind(handle.createQuery(COLUMNS.select() + """
          from answered_request
          where caller = :caller and route = :route and request_key = :key
          """), key).map(Row.as(COLUMNS, row -> standing(row, fingerprint))).findOne()
          .orElseGet(Claim.Running::new);
    });
  }

  @Override
  public void keep(RequestKey key, KeptAnswer answer) {
    var headers = new LinkedHashMap<String, Json>();
    answer.headers().forEach((name, value) -> headers.put(name, new Json.Str(value)));
    database.write(handle -> bind(handle.createUpdate("""
        update answered_request set status = :status, headers = :headers, body = :body
        where caller = :caller and route = :route and request_key = :key
        """), key)
        .bind("status", answer.status())
        .bind("headers", JsonTrees.write(new Json.Obj(headers)))
        .bind("body", answer.body())
        .execute());
  }

  @Override
  public void release(RequestKey key) {
    database.write(handle -> bind(handle.createUpdate("""
        delete from answered_request
        where caller = :caller and route = :route and request_key = :key and status is null
        """), key).execute());
  }

  private static void forget(Handle handle, Instant now) {
    handle.createUpdate("""
        delete from answered_request where claimed_at <= :old or (claimed_at <= :abandoned and status is null)
        """)
        .bind("old", now.minus(KEPT).toEpochMilli()).bind("abandoned", now.minus(ABANDONED).toEpochMilli())
        .execute();
  }

  private static Claim standing(Row row, String fingerprint) throws SQLException {
    if (!row.text("fingerprint").equals(fingerprint)) return new Claim.Mismatched();
    if (row.optionalInteger("status").isEmpty()) return new Claim.Running();
    Map<String, String> headers = new LinkedHashMap<>();
    ((Json.Obj) JsonTrees.parse(row.text("headers"))).members()
        .forEach((name, value) -> headers.put(name, ((Json.Str) value).value()));
    return new Claim.Answered(new KeptAnswer(row.integer("status"), headers, row.bytes("body")));
  }

  private static <S extends SqlStatement<S>> S bind(S statement, RequestKey key) {
    return statement.bind("caller", key.caller()).bind("route", key.route()).bind("key", key.key());
  }
}
