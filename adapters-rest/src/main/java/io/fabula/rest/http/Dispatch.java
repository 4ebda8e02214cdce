package io.fabula.rest.http;

import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.AccountError;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.UuidV7;
import io.fabula.rest.json.Bodies;
import io.fabula.rest.json.JsonFormat;
import io.fabula.rest.security.Limiter;
import io.fabula.rest.stream.EventStreams;
import io.fabula.rest.stream.Progress;
import io.fabula.rest.stream.TurnStory;
import io.javalin.http.Context;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * What happens to every request of the table, in the order of the specification: authentication,
 * role, rate, size, media type, fields; then the handler; then its reply.
 */
final class Dispatch {
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
      route.account().apply(body).ifPresent(name -> take(context, tools.sensitive(),
          "account:" + name.strip().toLowerCase(Locale.ROOT)));
    }
    Reply reply = tools.idempotency().guard(call, route, caller,
        body instanceof Upload(var bytes, var name) ? bytes : raw,
        () -> route.handling().handle(call, body));
    send(context, reply, json -> route.surface().answer(call.locale(), json));
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
    byte[] raw = bounded(context, tools.limits().json());
    String type = mediaType(context);
    if (raw.length > 0 && !type.equals(JSON) && !type.endsWith("+json"))
      throw HttpFailure.unsupportedMediaType(JSON);
    return raw;
  }

  private <B> B body(Context context, Route<B> route, byte[] raw) {
    if (route.body() == Void.class) return null;
    if (route.body() == Upload.class) return route.body().cast(upload(context));
    return tools.bodies().read(raw.length == 0 ? new byte[]{'{', '}'} : raw, route.body());
  }

  private Upload upload(Context context) {
    long limit = tools.limits().card();
    if (!mediaType(context).equals("multipart/form-data")) {
      return new Upload(bounded(context, limit), Optional.empty());
    }
    if (context.req().getContentLengthLong() > limit + Server.MULTIPART_OVERHEAD) {
      Leftovers.drop(context.req());
      throw HttpFailure.tooLarge(limit);
    }
    // a file that is a little too large is read all the same: else the connection would end with it
    context.req().setAttribute(ServletContextRequest.MULTIPART_CONFIG_ELEMENT,
        new MultipartConfigElement("", limit + Server.MULTIPART_OVERHEAD, limit + Server.MULTIPART_OVERHEAD,
            (int) limit));
    try {
      Part part = context.req().getPart("file");
      if (part == null) throw SharedError.Invalid.failure("file", "http.no_file");
      if (part.getSize() > limit) throw HttpFailure.tooLarge(limit);
      try (InputStream in = part.getInputStream()) {
        return new Upload(in.readAllBytes(), Optional.ofNullable(part.getSubmittedFileName()));
      } finally {
        part.delete();
      }
    } catch (ServletException | IllegalStateException e) {
      throw Server.tooLarge(e) ? HttpFailure.tooLarge(limit)
          : SharedError.Invalid.failure("file", "http.no_file");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bounded(Context context, long limit) {
    try {
      boolean declared = context.req().getContentLengthLong() > limit;
      byte[] raw = declared ? new byte[0] : context.req().getInputStream().readNBytes((int) limit + 1);
      if (declared || raw.length > limit) {
        Leftovers.drop(context.req());
        throw HttpFailure.tooLarge(limit);
      }
      return raw;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mediaType(Context context) {
    String type = context.header("Content-Type");
    if (type == null) return JSON;
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  private void send(Context context, Reply reply, UnaryOperator<byte[]> surface) {
    switch (reply) {
      case Reply.Body(int status, Object view, Map<String, String> headers) -> {
        headers.forEach(context::header);
        String tag = headers.get("ETag");
        if (tag != null && status == 200 && tag.equals(context.header("If-None-Match"))
            && context.req().getMethod().equals("GET")) {
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
      case Reply.Redirect(String location, Map<String, String> headers) -> {
        headers.forEach(context::header);
        context.header("Location", location).status(302);
      }
      case Reply.File(byte[] bytes, String mediaType, Map<String, String> headers) -> {
        headers.forEach(context::header);
        send(context, 200, mediaType, bytes);
      }
      case Reply.Stream(TurnStory story) -> tools.streams().open(context, story);
      case Reply.Watched(Progress progress) -> tools.streams().open(context, progress);
    }
  }

  /** With its length, where nobody is going to compress it: else it leaves in chunks, in two writes. */
  private static void send(Context context, int status, String mediaType, byte[] bytes) {
    if (context.header("Accept-Encoding") == null) context.res().setContentLengthLong(bytes.length);
    context.status(status).contentType(mediaType).result(bytes);
  }

  /** The request's id: the caller's where it is a proper one, else a new one. */
  static String requestId(Context context) {
    String sent = context.header(REQUEST_ID);
    return sent != null && REQUEST_ID_FORM.matcher(sent).matches() ? sent : IDS.next().toString();
  }
}
