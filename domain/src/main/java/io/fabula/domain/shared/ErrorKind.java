package io.fabula.domain.shared;

/** What kind of refusal an error is; a face maps each kind to its own status or code. */
public enum ErrorKind {
  INVALID,
  NOT_AUTHENTICATED,
  BAD_TOKEN,
  BAD_CREDENTIALS,
  FORBIDDEN,
  NOT_FOUND,
  CONFLICT,
  STALE,
  TOO_LARGE,
  UNSUPPORTED_CONTENT,
  UNUSABLE_CARD,
  TOO_MANY,
  PROOF_REQUIRED,
  QUOTA_USED_UP,
  PAYMENT_REQUIRED,
  PROVIDER_FAILED,
  PROVIDER_TIMED_OUT,
  UNAVAILABLE
}
