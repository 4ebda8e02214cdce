package io.fabula.domain.prompt;

/** Why a complete reply ended. */
public enum FinishReason {
  /** The model came to its end. */
  STOP,
  /** The reply was as long as it may be. */
  LENGTH,
  /** The provider kept the rest to itself. */
  CONTENT_FILTER
}
