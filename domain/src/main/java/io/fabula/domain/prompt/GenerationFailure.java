package io.fabula.domain.prompt;

/**
 * Why a reply broke off.
 *
 * @param provider the provider's name
 * @param detail for logs and the operator; holds no secrets
 * @param retryable whether the same request may succeed later or elsewhere
 */
public record GenerationFailure(Kind kind, String provider, String detail, boolean retryable) {
  /** What went wrong. */
  public enum Kind {
    /** The provider refused or broke: bad status, error event, malformed stream, cut connection. */
    PROVIDER,
    /** No connection, no first token or no next token in time. */
    TIMEOUT
  }

  /** The provider refused or broke. */
  public static GenerationFailure provider(String provider, String detail, boolean retryable) {
    return new GenerationFailure(Kind.PROVIDER, provider, detail, retryable);
  }

  /** The provider took too long; the same may succeed later. */
  public static GenerationFailure timeout(String provider, String detail) {
    return new GenerationFailure(Kind.TIMEOUT, provider, detail, true);
  }
}
