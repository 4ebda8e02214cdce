package io.fabula.rest.http;

/**
 * How large bodies may be, in bytes.
 *
 * @param json bodies of requests
 * @param upload pictures and other files
 * @param card cards, lorebooks and archives
 * @param batch many cards at once, together; each still has the limit of one
 */
public record Limits(long json, long upload, long card, long batch) {
  public static final Limits STANDARD = new Limits(1 << 20, 10 << 20, 32 << 20, 2L << 30);

  /** Which of them a route goes by. */
  public enum Of {
    JSON,
    UPLOAD,
    CARD,
    BATCH
  }

  long of(Of kind) {
    return switch (kind) {
      case JSON -> json;
      case UPLOAD -> upload;
      case CARD -> card;
      case BATCH -> batch;
    };
  }
}
