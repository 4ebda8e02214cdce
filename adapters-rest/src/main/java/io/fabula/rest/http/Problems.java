package io.fabula.rest.http;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import io.fabula.domain.shared.SharedError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Errors as RFC 9457 problems, in the shape that clients of every contract can read. */
public final class Problems {
  private static final System.Logger LOG = System.getLogger(Problems.class.getName());
  public static final String MEDIA_TYPE = "application/problem+json";

  private Problems() {}

  /** A problem and the headers that go with it. */
  public record Problem(int status, Map<String, String> headers, View view) {}

  /**
   * @param detail the human message, where FastAPI's clients look for it
   * @param error the same message, where others do
   * @param details the offending fields of a validation, else facts for programs
   */
  public record View(String type, String title, int status, String detail, String code, String error,
      Object details,
      String requestId) {}

  /** One offending field. */
  public record FieldView(String field, String message) {}

  /** What a kind of refusal is over HTTP. */
  public record Kind(int status, String code) {}

  public static Kind of(ErrorKind kind) {
    return switch (kind) {
      case INVALID -> new Kind(400, "VALIDATION_ERROR");
      case NOT_AUTHENTICATED -> new Kind(401, "AUTHENTICATION_REQUIRED");
      case BAD_TOKEN -> new Kind(401, "INVALID_TOKEN");
      case BAD_CREDENTIALS -> new Kind(401, "AUTHENTICATION_FAILED");
      case FORBIDDEN -> new Kind(403, "INSUFFICIENT_PERMISSION");
      case NOT_FOUND -> new Kind(404, "RESOURCE_NOT_FOUND");
      case CONFLICT -> new Kind(409, "CONFLICT");
      case STALE -> new Kind(412, "PRECONDITION_FAILED");
      case TOO_LARGE -> new Kind(413, "PAYLOAD_TOO_LARGE");
      case UNSUPPORTED_CONTENT -> new Kind(415, "UNSUPPORTED_MEDIA_TYPE");
      case UNUSABLE_CARD -> new Kind(422, "UNPROCESSABLE_CARD");
      case TOO_MANY -> new Kind(429, "RATE_LIMIT_EXCEEDED");
      case PROOF_REQUIRED -> new Kind(428, "POW_REQUIRED");
      case QUOTA_USED_UP -> new Kind(402, "QUOTA_EXCEEDED");
      case PAYMENT_REQUIRED -> new Kind(402, "PAYMENT_REQUIRED");
      case PROVIDER_FAILED -> new Kind(502, "PROVIDER_ERROR");
      case PROVIDER_TIMED_OUT -> new Kind(504, "PROVIDER_TIMEOUT");
      case UNAVAILABLE -> new Kind(503, "UNAVAILABLE");
    };
  }

  public static Problem of(Throwable cause, Locale locale, String requestId) {
    return switch (cause) {
      case DomainFailure failure -> of(failure.error(), locale, requestId);
      case HttpFailure failure -> problem(new Kind(failure.status(), failure.code()),
          Messages.text(locale, failure.messageKey(), failure.arguments()), null, failure.headers(),
          requestId);
      default -> unexpected(cause, locale, requestId);
    };
  }

  private static Problem of(DomainError error, Locale locale, String requestId) {
    String message = Messages.text(locale, error.messageKey(), error.arguments());
    Kind kind = of(error.kind());
    Map<String, String> headers = error.retryAfter().isPresent()
        // never a second too early
        ? Map.of("Retry-After", Long.toString(error.retryAfter().get().plusMillis(999).toSeconds()))
        : kind.status() == 503 ? Map.of("Retry-After", "5")
            : kind.status() == 401 ? Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"") : Map.of();
    Object details = error instanceof SharedError.Invalid(var faults)
        ? faults.stream()
            .map(fault -> new FieldView(fault.field(),
                Messages.text(locale, fault.messageKey(), fault.arguments())))
            .toList()
        : error.details().isEmpty() ? null : new LinkedHashMap<>(error.details());
    return problem(kind, message, details, headers, requestId);
  }

  /** The cause goes to the log under the request's id, and nowhere else. */
  private static Problem unexpected(Throwable cause, Locale locale, String requestId) {
    LOG.log(System.Logger.Level.ERROR, "request " + requestId + " failed", cause);
    return problem(new Kind(500, "SERVER_ERROR"), Messages.text(locale, "http.server_error", List.of()), null,
        Map.of(), requestId);
  }

  private static Problem problem(Kind kind, String message, Object details, Map<String, String> headers,
      String requestId) {
    return new Problem(kind.status(), headers,
        new View("about:blank", title(kind.status()), kind.status(), message,
            kind.code(), message, details, requestId));
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 402 -> "Payment Required";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 409 -> "Conflict";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      case 415 -> "Unsupported Media Type";
      case 416 -> "Range Not Satisfiable";
      case 417 -> "Expectation Failed";
      case 422 -> "Unprocessable Content";
      case 428 -> "Precondition Required";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      case 505 -> "HTTP Version Not Supported";
      default -> "Internal Server Error";
    };
  }
}
