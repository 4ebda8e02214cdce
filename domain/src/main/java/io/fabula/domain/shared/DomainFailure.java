package io.fabula.domain.shared;

/** The one exception that carries a {@link DomainError} out of the core. */
public final class DomainFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DomainError error;

  /** A failure that carries this refusal, without a stack trace. */
  public DomainFailure(DomainError error) {
    // a refusal is an answer, not an accident: it needs no stack trace
    super(error.messageKey(), null, false, false);
    this.error = error;
  }

  /** What was refused, and why. */
  public DomainError error() {
    return error;
  }

  @Override
  public String getMessage() {
    return error.messageKey() + " " + error.arguments() + " " + error.details();
  }
}
