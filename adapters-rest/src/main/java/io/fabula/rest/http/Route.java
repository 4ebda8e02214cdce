package io.fabula.rest.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One route: the only description of it. Binding, access, validation, OpenAPI and the sweeps of the
 * tests all read this.
 *
 * @param operation room and verb, such as {@code chat.sendMessage}
 * @param body the type of the JSON body; {@link Void} for none, {@link Upload} for a file, {@link Uploads}
 *     for many
 * @param queries the query parameters it reads
 * @param limit which limit its body goes by
 */
public record Route<B>(
    Method method,
    String path,
    String operation,
    Access access,
    Class<B> body,
    Answer answer,
    Handling<B> handling,
    List<Query> queries,
    String summary,
    Limits.Of limit,
    Guard<B> guard) {

  /**
   * How a route is guarded against those who guess.
   *
   * @param sensitive whether it is limited by address
   * @param account the account that is tried, by which it is limited too
   */
  public record Guard<B>(boolean sensitive, Function<B, Optional<String>> account) {
    static <B> Guard<B> none() {
      return new Guard<>(false, body -> Optional.empty());
    }
  }

  /** What the route does. */
  @FunctionalInterface
  public interface Handling<B> {
    Reply handle(Call call, B body);
  }

  /** What a route without a body does. */
  @FunctionalInterface
  public interface Reading {
    Reply handle(Call call);
  }

  /**
   * A query parameter.
   *
   * @param values what it takes, where that is a fixed set
   */
  public record Query(String name, String description, Optional<List<String>> values, boolean repeated) {}

  public static Route<Void> get(String path, String operation, Access access, Answer answer,
      Reading reading) {
    return bodyless(Method.GET, path, operation, access, answer, reading);
  }

  public static Route<Void> delete(String path, String operation, Access access, Reading reading) {
    return bodyless(Method.DELETE, path, operation, access, Answer.nothing(), reading);
  }

  /** A DELETE that wants to be told something first. */
  public static <B> Route<B> delete(String path, String operation, Access access, Class<B> body,
      Handling<B> handling) {
    return new Route<>(Method.DELETE, path, operation, access, body, Answer.nothing(), handling, List.of(),
        "", standard(body), Guard.none());
  }

  /** A POST that needs no body; one that is sent is ignored. */
  public static Route<Void> post(String path, String operation, Access access, Answer answer,
      Reading reading) {
    return bodyless(Method.POST, path, operation, access, answer, reading);
  }

  public static <B> Route<B> post(String path, String operation, Access access, Class<B> body, Answer answer,
      Handling<B> handling) {
    return new Route<>(Method.POST, path, operation, access, body, answer, handling, List.of(), "",
        standard(body), Guard.none());
  }

  public static <B> Route<B> put(String path, String operation, Access access, Class<B> body, Answer answer,
      Handling<B> handling) {
    return new Route<>(Method.PUT, path, operation, access, body, answer, handling, List.of(), "",
        standard(body), Guard.none());
  }

  public static <B> Route<B> patch(String path, String operation, Access access, Class<B> body, Answer answer,
      Handling<B> handling) {
    return new Route<>(Method.PATCH, path, operation, access, body, answer, handling, List.of(), "",
        standard(body), Guard.none());
  }

  private static Route<Void> bodyless(Method method, String path, String operation, Access access,
      Answer answer,
      Reading reading) {
    return new Route<>(method, path, operation, access, Void.class, answer,
        (call, none) -> reading.handle(call),
        List.of(), "", Limits.Of.JSON, Guard.none());
  }

  private static Limits.Of standard(Class<?> body) {
    if (body == Upload.class) return Limits.Of.CARD;
    return body == Uploads.class ? Limits.Of.BATCH : Limits.Of.JSON;
  }

  /** Goes by another limit than bodies of its kind do. */
  public Route<B> within(Limits.Of limit) {
    return new Route<>(method, path, operation, access, body, answer, handling, queries, summary, limit,
        guard);
  }

  /** What it does, in one sentence, for the description. */
  public Route<B> says(String summary) {
    return new Route<>(method, path, operation, access, body, answer, handling, queries, summary, limit,
        guard);
  }

  /** Passwords, tokens or addresses can be guessed here: limited by address, on all nodes together. */
  public Route<B> guarded() {
    return guarded(body -> Optional.empty());
  }

  /** As {@link #guarded()}, and limited by the account that is tried too. */
  public Route<B> guarded(Function<B, Optional<String>> account) {
    return new Route<>(method, path, operation, access, body, answer, handling, queries, summary,
        limit, new Guard<>(true, account));
  }

  boolean sensitive() {
    return guard.sensitive();
  }

  Function<B, Optional<String>> account() {
    return guard.account();
  }

  public Route<B> query(String name, String description) {
    return with(new Query(name, description, Optional.empty(), false));
  }

  public Route<B> query(String name, String description, List<String> values) {
    return with(new Query(name, description, Optional.of(values), false));
  }

  public Route<B> queries(String name, String description) {
    return with(new Query(name, description, Optional.empty(), true));
  }

  private Route<B> with(Query query) {
    var all = new ArrayList<>(queries);
    all.add(query);
    return new Route<>(method, path, operation, access, body, answer, handling, List.copyOf(all), summary,
        limit, guard);
  }

  public Surface surface() {
    return Surface.of(path);
  }

  public boolean takesJson() {
    return body != Void.class && body != Upload.class && body != Uploads.class;
  }

  /** Whether repeating it would make a second thing, so that an idempotency key matters. */
  public boolean creates() {
    return method == Method.POST && answer.kept();
  }
}
