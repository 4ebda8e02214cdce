package io.fabula.application.job;

/** The server is stopping in the middle of a job, which goes on elsewhere or after the next start. */
public final class JobInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobInterrupted() {
    super("the server is stopping", null, false, false);
  }
}
