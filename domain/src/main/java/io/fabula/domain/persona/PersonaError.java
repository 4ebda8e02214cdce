package io.fabula.domain.persona;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.util.List;
import java.util.Map;

/** The refusals of the persona room. */
public sealed interface PersonaError extends DomainError {

  /** Another persona of the same user has that slug. */
  record SlugTaken(String slug) implements PersonaError {
    public static DomainFailure failure(String slug) {
      return new DomainFailure(new SlugTaken(slug));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.CONFLICT;
    }

    @Override
    public String messageKey() {
      return "persona.slug_taken";
    }

    @Override
    public List<Object> arguments() {
      return List.of(slug);
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("field", "slug");
    }
  }

  /** The user has as many as they may have. */
  record LimitReached(int used, int limit) implements PersonaError {
    public static DomainFailure failure(int used, int limit) {
      return new DomainFailure(new LimitReached(used, limit));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.QUOTA_USED_UP;
    }

    @Override
    public String messageKey() {
      return "persona.limit_reached";
    }

    @Override
    public List<Object> arguments() {
      return List.of(limit);
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("quota", "personas", "used", used, "limit", limit);
    }
  }
}
