package io.fabula.rest.http;

import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.AccountError;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Sha256;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UuidV7;
import io.fabula.rest.json.Bodies;
import io.fabula.rest.json.JsonFormat;
import io.fabula.rest.security.Addresses;
import io.fabula.rest.security.Limiter;
import io.fabula.rest.stream.Download;
import io.fabula.rest.stream.EventStreams;
import io.fabula.rest.stream.Progress;
import io.fabula.rest.stream.TurnStory;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What happens to every request of the table, in the order of the specification: authentication,
 * role, rate, size, media type, fields; then the handler; then its reply.
 */
final class Dispatch {
  private static final System.Logger LOG = System.getLogger(Dispatch.class.getName());
  static final String REQUEST_ID = "X-Request-Id";
  private static final String JSON = "application/json";
  private static final Pattern REQUEST_ID_FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Ids IDS = new UuidV7(InstantSource.system(), RandomGenerator.of("L64X128MixRandom"));

  /** What every dispatch needs. */
  record Tools(Function<String, Optional<AccessToken>> tokens, Bodies bodies, Idempotency idempotency,
      Limiter general, Limiter sensitive, Addresses addresses, EventStreams streams, Limits limits) {}

  private final Tools tools;

  Dispatch(Tools tools) {
    this.tools = tools;
  }

  <B> void handle(Context context, Route<B> route) {
    var call = new Call(context, Messages.locale(context.header("Accept-Language")), this::bearer);
    if (route.access().needsToken()) {
      call.caller();
      if (route.access() == Access.ADMIN && !call.caller().isAdmin()) throw SharedError.Forbidden.failure();
    }
    String caller = limitRate(context, call, route);
    byte[] raw = route.takesJson() ? json(context) : new byte[0];
    B body = body(context, route, raw);
    if (!tools.sensitive().off()) {
      route.account().apply(body).map(Dispatch::accountKey)
          .ifPresent(name -> take(context, tools.sensitive(), name));
    }
    try {
      Reply reply = tools.idempotency().guard(call, route, caller, fingerprinted(body, raw),
          () -> call.underExpected(() -> route.handling().handle(call, body)));
      send(context, reply, json -> route.surface().answer(call.locale(), json));
    } finally {
      if (body instanceof Uploads uploads) UploadReading.discard(uploads);
    }
  }

  /** What tells one body from another; of many files, their names and sizes have to do. */
  private static byte[] fingerprinted(Object body, byte[] raw) {
    return switch (body) {
      case Upload(var bytes, var name) -> bytes;
      case Uploads(var parts) -> parts.stream().map(part -> part.name() + "\0" + part.size())
          .collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
      case null, default -> raw;
    };
  }

  /** As accounts are compared, and so that nobody can read who was tried. */
  private static String accountKey(String name) {
    byte[] folded = name.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return "account:" + HexFormat.of().formatHex(Sha256.of(folded));
  }

  /** A token wins over everything else that tells who calls. */
  private String limitRate(Context context, Call call, Route<?> route) {
    String address = tools.addresses().of(context);
    boolean trusted = route.access().needsToken();
    String caller = trusted ? call.caller().id().toString() : address;
    if (route.sensitive() && !tools.sensitive().off()) take(context, tools.sensitive(), "address:" + address);
    if (!tools.general().off()) take(context, tools.general(), caller);
    return caller;
  }

  private static void take(Context context, Limiter limits, String caller) {
    Limiter.Verdict verdict = limits.take(caller);
    if (!verdict.allowed()) throw HttpFailure.tooManyRequests(verdict.headers());
    verdict.headers().forEach(context::header);
  }

  private Optional<AccessToken> bearer(String header) {
    if (!header.regionMatches(true, 0, "Bearer ", 0, 7)) throw AccountError.BadToken.failure();
    return Optional
        .of(tools.tokens().apply(header.substring(7).strip()).orElseThrow(AccountError.BadToken::failure));
  }

  private byte[] json(Context context) {
    byte[] raw = UploadReading.bounded(context, tools.limits().json());
    if (raw.length > 0) UploadReading.requirePlain(context);
    String type = UploadReading.mediaType(context);
    if (raw.length > 0 && !type.equals(JSON) && !type.endsWith("+json"))
      throw HttpFailure.unsupportedMediaType(JSON);
    return raw;
  }

  private <B> B body(Context context, Route<B> route, byte[] raw) {
    if (route.body() == Void.class) return null;
    long limit = tools.limits().of(route.limit());
    if (!route.takesJson()) UploadReading.requirePlain(context);
    if (route.body() == Upload.class) return route.body().cast(UploadReading.one(context, limit));
    if (route.body() == Uploads.class) return route.body().cast(UploadReading.many(context, limit));
    return tools.bodies().read(raw.length == 0 ? new byte[]{'{', '}'} : raw, route.body());
  }

  private void send(Context context, Reply reply, UnaryOperator<byte[]> surface) {
    switch (reply) {
      case Reply.Body(int status, Object view, Map<String, String> headers) -> {
        headers.forEach(context::header);
        String tag = headers.get("ETag");
        if (tag != null && status == 200 && isRead(context) && Versions.isKnown(context, tag)) {
          context.status(304);
          return;
        }
        send(context, status, JSON, surface.apply(JsonFormat.write(view)));
      }
      case Reply.Written(int status, byte[] json, Map<String, String> headers) -> {
        headers.forEach(context::header);
        send(context, status, JSON, surface.apply(json));
      }
      case Reply.Empty(int status) -> context.status(status);
      case Reply.File file -> send(context, file);
      case Reply.Made(Download download, String mediaType, String name) -> {
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        EventStreams.send(context, mediaType, download);
      }
      case Reply.Redirect(String location, Map<String, String> headers) -> {
        headers.forEach(context::header);
        context.header("Location", location).status(302);
      }
      case Reply.Stream(TurnStory story) -> tools.streams().open(context, story);
      case Reply.Watched(Progress progress) -> tools.streams().open(context, progress);
    }
  }

  private static boolean isRead(Context context) {
    String method = context.req().getMethod();
    return method.equals("GET") || method.equals("HEAD");
  }

  /** What has a tag can be asked for only where it is new, and in pieces. */
  private static void send(Context context, Reply.File file) {
    file.headers().forEach(context::header);
    String tag = file.headers().get("ETag");
    if (tag == null) {
      send(context, 200, file.mediaType(), file.bytes());
      return;
    }
    context.header("Accept-Ranges", "bytes");
    if (Versions.isKnown(context, tag)) {
      context.status(304);
      return;
    }
    String condition = context.header("If-Range");
    ByteRange range = condition == null || condition.equals(tag)
        ? ByteRange.of(context.header("Range"), file.bytes().length)
        : ByteRange.WHOLE;
    range.contentRange(file.bytes().length).ifPresent(said -> context.header("Content-Range", said));
    send(context, range.status(), file.mediaType(), range.of(file.bytes()));
  }

  /** With its length and as it is, where nobody is going to compress it: else it leaves in chunks, in two writes. */
  private static void send(Context context, int status, String mediaType, byte[] bytes) {
    context.status(status).contentType(mediaType);
    if (context.header("Accept-Encoding") != null) {
      context.result(bytes);
      return;
    }
    context.res().setContentLengthLong(bytes.length);
    try {
      context.res().getOutputStream().write(bytes);
    } catch (IOException gone) {
      LOG.log(System.Logger.Level.DEBUG, "a caller left before the answer", gone);
    }
  }

  /** The request's id: the caller's where it is a proper one, else a new one. */
  static String requestId(String sent) {
    return sent != null && REQUEST_ID_FORM.matcher(sent).matches() ? sent : IDS.next().toString();
  }
}
