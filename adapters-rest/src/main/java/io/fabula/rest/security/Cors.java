package io.fabula.rest.security;

import io.javalin.http.Context;
import java.util.Set;

/**
 * Which pages of other origins may call (the Fetch standard's CORS protocol).
 *
 * @param origins those that are listed; {@code *} for all, in development
 */
public record Cors(Set<String> origins) {
  /** Says in the answer's headers what the asking page may do. */
  public void answer(Context context) {
    String origin = context.header("Origin");
    if (origin == null) return;
    context.header("Vary", "Origin");
    boolean listed = origins.contains("*") || origins.contains(origin);
    if (!listed) return;
    context.header("Access-Control-Allow-Origin", origin);
    context.header("Access-Control-Expose-Headers",
        "ETag, Location, Content-Disposition, X-Request-Id, RateLimit, RateLimit-Policy, Retry-After");
    if (context.header("Access-Control-Request-Method") != null) {
      context.header("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
      context.header("Access-Control-Allow-Headers",
          "Authorization, Content-Type, Accept-Language, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID, Prefer, X-Request-Id, X-Anon-Session");
      context.header("Access-Control-Max-Age", "86400");
    }
  }
}
