package io.fabula.rest.http;

import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.Caller;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.json.Cursors;
import io.fabula.rest.json.Names;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** One request, as handlers see it. */
public final class Call {

  private final Context context;
  private final Locale locale;
  private final Function<String, Optional<AccessToken>> tokens;
  private Optional<AccessToken> token;
  private OptionalLong expected = OptionalLong.empty();
  private Optional<UUID> left = Optional.empty();

  Call(Context context, Locale locale, Function<String, Optional<AccessToken>> tokens) {
    this.context = context;
    this.locale = locale;
    this.tokens = tokens;
  }

  public Locale locale() {
    return locale;
  }

  /** The token that was sent, if any; one that is no good is refused. */
  public Optional<AccessToken> token() {
    if (token == null) {
      String header = context.header("Authorization");
      token = header == null ? Optional.empty() : tokens.apply(header);
    }
    return token;
  }

  /** Who calls, on routes that anyone may call. */
  public Optional<Caller> anyone() {
    return token().map(AccessToken::caller);
  }

  /** Who calls, on routes that need a user. */
  public Caller caller() {
    return token().orElseThrow(HttpFailure::needsToken).caller();
  }

  /** What the same request left behind when it failed; its repetition goes on from there. */
  public Optional<UUID> left() {
    return left;
  }

  void goOnFrom(UUID left) {
    this.left = Optional.of(left);
  }

  public String path(String name) {
    return context.pathParam(name);
  }

  /** An id in the path; what is no UUID names nothing. */
  public UUID id(String name, String what) {
    return Names.uuid(path(name)).orElseThrow(() -> SharedError.NotFound.failure(what));
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isEmpty());
  }

  public List<String> queries(String name) {
    return context.queryParams(name).stream().filter(text -> !text.isEmpty()).toList();
  }

  public Optional<UUID> queryId(String name) {
    return query(name).map(text -> Names.uuid(text)
        .orElseThrow(() -> SharedError.Invalid.failure(name, "shared.wrong_type", "uuid")));
  }

  public boolean queryFlag(String name) {
    return query(name).map(text -> switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw SharedError.Invalid.failure(name, "shared.wrong_type", "boolean");
    }).orElse(false);
  }

  public <E extends Enum<E>> Optional<E> queryWord(String name, Class<E> type) {
    return query(name).map(text -> {
      for (E constant : type.getEnumConstants()) if (Names.word(constant).equals(text)) return constant;
      throw SharedError.Invalid.failure(name, "shared.one_of", String.join(", ", words(type)));
    });
  }

  /** The constants of an enum as queries and bodies write them. */
  public static List<String> words(Class<? extends Enum<?>> type) {
    return java.util.Arrays.stream(type.getEnumConstants()).map(Names::word).toList();
  }

  /** How many items, and after which one. */
  public PageRequest page() {
    Optional<Cursor> after = query("start_cursor").or(() -> query("cursor")).map(Cursors::read);
    return new PageRequest(pageSize(PageRequest.DEFAULT_SIZE), after);
  }

  public int pageSize(int standard) {
    String name = context.queryParam("page_size") != null ? "page_size" : "limit";
    return query(name).map(text -> {
      if (!isShortNumber(text))
        throw SharedError.Invalid.failure(name, "shared.range", 1, PageRequest.MAX_SIZE);
      int size = Integer.parseInt(text);
      if (size < 1 || size > PageRequest.MAX_SIZE) {
        throw SharedError.Invalid.failure(name, "shared.range", 1, PageRequest.MAX_SIZE);
      }
      return size;
    }).orElse(standard);
  }

  private static boolean isShortNumber(String text) {
    return text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  public Optional<String> cookie(String name) {
    return Optional.ofNullable(context.cookie(name));
  }

  /** The version that the caller's {@code If-Match} asks for; of several the one that is being tried. */
  public OptionalLong expectedVersion() {
    return expected;
  }

  /**
   * Handles the request under each version that {@code If-Match} names, until one is not refused as stale. What
   * is refused so has changed nothing.
   */
  Reply underExpected(Supplier<Reply> handling) {
    List<Long> versions = Versions.wanted(context);
    for (int i = 0; i < versions.size() - 1; i++) {
      expected = OptionalLong.of(versions.get(i));
      try {
        return handling.get();
      } catch (DomainFailure failure) {
        if (failure.error().kind() != ErrorKind.STALE) throw failure;
      }
    }
    expected = versions.isEmpty() ? OptionalLong.empty() : OptionalLong.of(versions.getLast());
    return handling.get();
  }

  public boolean wantsStream() {
    return header("Accept").filter(accept -> accept.contains("text/event-stream")).isPresent();
  }

  public boolean wantsExactlyJson() {
    return header("Accept").map(String::strip).filter("application/json"::equalsIgnoreCase).isPresent();
  }

  /** Whether a browser asks that is on its way to a page, and would show whatever comes. */
  public boolean wantsPage() {
    return header("Accept").filter(accept -> accept.contains("text/html")).isPresent();
  }

  public boolean wantsAnswerLater() {
    return header("Prefer").filter(prefer -> prefer.contains("respond-async")).isPresent();
  }

  Context context() {
    return context;
  }
}
