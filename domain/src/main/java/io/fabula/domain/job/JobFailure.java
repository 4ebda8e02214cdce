package io.fabula.domain.job;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.ErrorKind;
import java.util.List;
import java.util.Optional;

/**
 * Why a job failed, to be told in the language of whoever asks.
 *
 * @param kind absent where nobody expected it
 * @param messageKey the key of the message for people
 * @param arguments what the message's numbered places are filled with
 */
public record JobFailure(Optional<ErrorKind> kind, String messageKey, List<String> arguments) {
  /** What is said of an accident, whose cause is in the log alone. */
  public static final JobFailure UNEXPECTED = new JobFailure(Optional.empty(), "http.server_error",
      List.of());

  public JobFailure {
    arguments = List.copyOf(arguments);
  }

  /** A refusal that ended a job. */
  public static JobFailure of(DomainError error) {
    return new JobFailure(Optional.of(error.kind()), error.messageKey(),
        error.arguments().stream().map(String::valueOf).toList());
  }
}
