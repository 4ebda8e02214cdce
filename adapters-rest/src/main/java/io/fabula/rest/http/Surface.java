package io.fabula.rest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The shape in which the routes under one path speak. The base surface is the plain resource and RFC 9457
 * problems; the enveloped one wraps both.
 */
public enum Surface {
  BASE("", List.of("", "/api")),
  /** {@code {"success":true,"message":…,"data":…}}, at {@code /api/v1} alone. */
  ENVELOPED("/v1", List.of("/api"));

  private final String path;
  private final List<String> prefixes;

  Surface(String path, List<String> prefixes) {
    this.path = path;
    this.prefixes = prefixes;
  }

  /** A refusal, enveloped. */
  public record RefusalView(boolean success, ErrorView error) {}

  /**
   * @param details left out where there are none
   */
  public record ErrorView(String code, String message,
      @JsonInclude(JsonInclude.Include.NON_NULL) Object details) {}

  /** Of a route's path, as the table writes it. */
  static Surface of(String path) {
    return path.startsWith(ENVELOPED.path + "/") ? ENVELOPED : BASE;
  }

  /** Of the path of a request, whether a route is there or not. */
  static Surface ofRequest(String path) {
    return path.equals("/api/v1") || path.startsWith("/api/v1/") ? ENVELOPED : BASE;
  }

  /** What stands before its routes' paths. */
  public List<String> prefixes() {
    return prefixes;
  }

  /** The type of a refusal's body. */
  public Class<?> refusalType() {
    return this == BASE ? Problems.View.class : RefusalView.class;
  }

  /** The media type of a refusal's body. */
  public String refusalMediaType() {
    return this == BASE ? Problems.MEDIA_TYPE : "application/json";
  }

  /** An answer's JSON as this surface has it. */
  byte[] answer(Locale locale, byte[] json) {
    if (this == BASE) return json;
    byte[] head = ("{\"success\":true,\"message\":\"" + Messages.text(locale, "http.done", List.of())
        + "\",\"data\":").getBytes(StandardCharsets.UTF_8);
    byte[] whole = Arrays.copyOf(head, head.length + json.length + 1);
    System.arraycopy(json, 0, whole, head.length, json.length);
    whole[whole.length - 1] = '}';
    return whole;
  }

  /** A refusal as this surface tells it. */
  Object refusal(Problems.View problem) {
    if (this == BASE) return problem;
    // its contract has one word for a token that is missing and one that is bad
    String code = problem.code().equals("AUTHENTICATION_REQUIRED") ? "INVALID_TOKEN" : problem.code();
    return new RefusalView(false, new ErrorView(code, problem.detail(), problem.details()));
  }
}
