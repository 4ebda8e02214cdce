package io.fabula.rest.http;

import java.util.List;
import java.util.Map;

/** A refusal that only this face knows: of paths, methods, sizes, media types, rates. */
final class HttpFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String messageKey;
  private final transient List<Object> arguments;
  private final transient Map<String, String> headers;

  private HttpFailure(int status, String code, String messageKey, List<Object> arguments,
      Map<String, String> headers) {
    super(code, null, false, false);
    this.status = status;
    this.code = code;
    this.messageKey = messageKey;
    this.arguments = arguments;
    this.headers = headers;
  }

  static HttpFailure noSuchPath() {
    return new HttpFailure(404, "RESOURCE_NOT_FOUND", "http.no_such_path", List.of(), Map.of());
  }

  static HttpFailure methodNotAllowed(String allowed) {
    return new HttpFailure(405, "METHOD_NOT_ALLOWED", "http.method_not_allowed", List.of(allowed),
        Map.of("Allow", allowed));
  }

  static HttpFailure needsToken() {
    return new HttpFailure(401, "AUTHENTICATION_REQUIRED", "http.needs_token", List.of(),
        Map.of("WWW-Authenticate", "Bearer"));
  }

  static HttpFailure tooLarge(long limit) {
    return new HttpFailure(413, "PAYLOAD_TOO_LARGE", "http.too_large", List.of(limit), Map.of());
  }

  static HttpFailure unsupportedMediaType(String expected) {
    return new HttpFailure(415, "UNSUPPORTED_MEDIA_TYPE", "http.unsupported_media_type", List.of(expected),
        Map.of());
  }

  static HttpFailure tooManyRequests(Map<String, String> headers) {
    return new HttpFailure(429, "RATE_LIMIT_EXCEEDED", "http.too_many_requests", List.of(), headers);
  }

  static HttpFailure keyReused() {
    return new HttpFailure(409, "CONFLICT", "http.key_reused", List.of(), Map.of());
  }

  static HttpFailure stillRunning() {
    return new HttpFailure(409, "CONFLICT", "http.still_running", List.of(), Map.of("Retry-After", "1"));
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String messageKey() {
    return messageKey;
  }

  List<Object> arguments() {
    return arguments;
  }

  Map<String, String> headers() {
    return headers;
  }
}
