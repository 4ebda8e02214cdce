package io.fabula.rest.http;

/**
 * How large bodies may be, in bytes.
 *
 * @param json bodies of requests
 * @param card files that are imported
 */
public record Limits(long json, long card) {
  public static final Limits STANDARD = new Limits(1 << 20, 32 << 20);
}
