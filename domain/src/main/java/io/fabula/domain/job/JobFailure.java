package io.fabula.domain.job;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.ErrorKind;
import io.fabula.domain.shared.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** As it is kept in a store, or inside a result. */
  public Json.Obj json() {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("kind", kind.<Json>map(known -> new Json.Str(known.name())).orElse(Json.NULL));
    members.put("message", new Json.Str(messageKey));
    members.put("arguments", Json.Arr.ofTexts(arguments));
    return new Json.Obj(members);
  }

  /** What {@link #json} gave. */
  public static JobFailure of(Json.Obj members) {
    return new JobFailure(members.text("kind").map(ErrorKind::valueOf),
        members.text("message").orElseThrow(),
        members.array("arguments").map(Json.Arr::texts).orElseThrow());
  }

  /** A refusal that ended a job. */
  public static JobFailure of(DomainError error) {
    return new JobFailure(Optional.of(error.kind()), error.messageKey(),
        error.arguments().stream().map(String::valueOf).toList());
  }
}
