package io.fabula.rest.http;

import java.util.List;
import java.util.Map;

/** A refusal that only this face knows: of paths, methods, sizes, media types, rates. */
final class HttpFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final String BAD = "VALIDATION_ERROR";

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

  /** What was refused before a route was looked for. What has no word of its own is a fault of the request. */
  static HttpFailure unrouted(int status) {
    return switch (status) {
      case 404 -> noSuchPath();
      case 413 -> new HttpFailure(413, "PAYLOAD_TOO_LARGE", "http.unreadable", List.of(), Map.of());
      case 414 -> new HttpFailure(414, BAD, "http.address_too_long", List.of(), Map.of());
      case 417 -> new HttpFailure(417, BAD, "http.bad_expectation", List.of(), Map.of());
      case 431 -> new HttpFailure(431, BAD, "http.headers_too_large", List.of(), Map.of());
      case 503 ->
        new HttpFailure(503, "UNAVAILABLE", "shared.unavailable", List.of(), Map.of("Retry-After", "5"));
      case 500, 502, 504 -> new HttpFailure(500, "SERVER_ERROR", "http.server_error", List.of(), Map.of());
      default -> new HttpFailure(status, BAD, "http.unreadable", List.of(), Map.of());
    };
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

  static HttpFailure unsupportedEncoding() {
    return new HttpFailure(415, "UNSUPPORTED_MEDIA_TYPE", "http.unsupported_encoding", List.of(),
        Map.of("Accept-Encoding", "identity"));
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
