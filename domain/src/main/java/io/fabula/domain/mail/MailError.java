package io.fabula.domain.mail;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.util.Map;

/** The refusals of the mail room. */
public sealed interface MailError extends DomainError {

  /**
   * The mail was not accepted.
   *
   * @param retryable whether it may be accepted later
   */
  record NotAccepted(String reason, boolean retryable) implements MailError {
    public static DomainFailure failure(String reason, boolean retryable) {
      return new DomainFailure(new NotAccepted(reason, retryable));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.PROVIDER_FAILED;
    }

    @Override
    public String messageKey() {
      return "mail.not_accepted";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("provider", "mail", "retryable", retryable);
    }
  }
}
