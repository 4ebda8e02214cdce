package io.fabula.persistence.answered;

import io.fabula.domain.shared.AnsweredRequests;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.Row;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Answers in {@code answered_request}. */
public final class JdbiAnsweredRequests implements AnsweredRequests {
  private static final Duration SWEEP_EVERY = Duration.ofMinutes(1);

  private static final Columns COLUMNS = Columns.of("fingerprint", "status", "headers", "body");

  private final Database database;
  private final AtomicLong sweptAt = new AtomicLong();

  public JdbiAnsweredRequests(Database database) {
    this.database = database;
  }

  @Override
  public Claim claim(RequestKey key, String fingerprint, Instant now) {
    // between the statement and the look the row may have been released: then it is free again
    while (true) {
      Optional<Claim> claim = database.change(handle -> {
        sweep(handle, now);
        return granted(handle, key, fingerprint, now) ? Optional.of(new Claim.Granted())
            : look(handle, key, fingerprint);
      });
      if (claim.isPresent()) return claim.get();
    }
  }

  /** One statement both takes a new key and takes over one that nobody holds any more. */
  private static boolean granted(Handle handle, RequestKey key, String fingerprint, Instant now) {
    return bind(handle.createUpdate("""
        insert into answered_request (caller, route, request_key, fingerprint, claimed_at)
        values (:caller, :route, :key, :fingerprint, :now)
        on conflict (caller, route, request_key) do update set fingerprint = excluded.fingerprint,
          claimed_at = excluded.claimed_at, status = null, headers = null, body = null
        where answered_request.claimed_at <= :expired
          or (answered_request.status is null and answered_request.claimed_at <= :abandoned)
        """), key)
        .bind("fingerprint", fingerprint)
        .bind("now", now.toEpochMilli())
        .bind("expired", now.minus(KEPT).toEpochMilli())
        .bind("abandoned", now.minus(ABANDONED).toEpochMilli())
        .execute() == 1;
  }

  private static Optional<Claim> look(Handle handle, RequestKey key, String fingerprint) {
    return bind(handle.createQuery(COLUMNS.select() + """
        from answered_request
        where caller = :caller and route = :route and request_key = :key
        """), key).map(Row.as(COLUMNS, row -> claim(row, fingerprint))).findOne();
  }

  private static Claim claim(Row row, String fingerprint) throws SQLException {
    if (!row.text("fingerprint").equals(fingerprint)) return new Claim.Mismatched();
    Optional<Integer> status = row.optionalInteger("status");
    if (status.isEmpty()) return new Claim.Running();
    return new Claim.Answered(
        new KeptAnswer(status.get(), headers(row.text("headers")), row.bytes("body")));
  }

  @Override
  public void keep(RequestKey key, KeptAnswer answer) {
    database.write(handle -> bind(handle.createUpdate("""
        update answered_request set status = :status, headers = :headers, body = :body
        where caller = :caller and route = :route and request_key = :key
        """), key)
        .bind("status", answer.status())
        .bind("headers", headers(answer.headers()))
        .bind("body", answer.body())
        .execute());
  }

  @Override
  public void release(RequestKey key) {
    database.write(handle -> bind(handle.createUpdate(
        "delete from answered_request where caller = :caller and route = :route and request_key = :key"),
        key).execute());
  }

  @Override
  public void forget(String caller) {
    String told = switch (database.dialect()) {
      case SQLITE -> "instr(body, :told) > 0";
      case POSTGRESQL -> "position(:told in body) > 0";
    };
    database.write(handle -> handle
        .createUpdate("delete from answered_request where caller = :caller or " + told)
        .bind("caller", caller).bind("told", caller.getBytes(StandardCharsets.UTF_8)).execute());
  }

  private void sweep(Handle handle, Instant now) {
    long last = sweptAt.get();
    if (now.toEpochMilli() - last < SWEEP_EVERY.toMillis()
        || !sweptAt.compareAndSet(last, now.toEpochMilli())) {
      return;
    }
    handle.createUpdate("delete from answered_request where claimed_at <= :expired")
        .bind("expired", now.minus(KEPT).toEpochMilli()).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, RequestKey key) {
    return statement.bind("caller", key.caller()).bind("route", key.route()).bind("key", key.key());
  }

  private static String headers(Map<String, String> headers) {
    var json = new LinkedHashMap<String, Json>();
    headers.forEach((name, value) -> json.put(name, new Json.Str(value)));
    return JsonTrees.write(new Json.Obj(json));
  }

  private static Map<String, String> headers(String text) {
    var headers = new LinkedHashMap<String, String>();
    ((Json.Obj) JsonTrees.parse(text)).members()
        .forEach((name, value) -> headers.put(name, ((Json.Str) value).value()));
    return headers;
  }
}
