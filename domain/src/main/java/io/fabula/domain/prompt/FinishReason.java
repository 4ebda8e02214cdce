package io.fabula.domain.prompt;

/** Why a complete reply ended. */
public enum FinishReason {
  STOP,
  LENGTH,
  CONTENT_FILTER
}
