package io.fabula.domain.shared;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A refusal the domain expects. Each room seals its own; {@link DomainFailure} carries it. */
public interface DomainError {
  /** What sort of refusal it is, which decides how it is answered. */
  ErrorKind kind();

  /** The key of the human message; faces hold the texts in each language. */
  String messageKey();

  /** What the message's numbered places are filled with. */
  default List<Object> arguments() {
    return List.of();
  }

  /** Facts for programs, such as the id of the turn in the way. */
  default Map<String, Object> details() {
    return Map.of();
  }

  /** When it is worth trying again, where that is known. */
  default Optional<Duration> retryAfter() {
    return Optional.empty();
  }

  /** What stays of the attempt all the same, from which a repetition of it goes on. */
  default Optional<UUID> leaves() {
    return Optional.empty();
  }
}
