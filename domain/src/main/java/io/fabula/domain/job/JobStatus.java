package io.fabula.domain.job;

/** Where a job stands. */
public enum JobStatus {
  /** Nobody works on it yet. */
  PENDING,
  /** A node works on it, or did when it died. */
  IN_PROGRESS,
  /** It has a result. */
  COMPLETED,
  /** It ended without a result, and says why. */
  FAILED,
  /** Its owner did not want it any more. */
  CANCELLED;

  /** Whether nothing about it changes any more. */
  public boolean ended() {
    return this != PENDING && this != IN_PROGRESS;
  }
}
