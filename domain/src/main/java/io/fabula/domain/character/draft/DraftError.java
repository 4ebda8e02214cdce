package io.fabula.domain.character.draft;

import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.util.Map;

/** The refusals of drafting. */
public sealed interface DraftError extends DomainError {

  /** The provider did not answer. */
  record NoAnswer(GenerationFailure why) implements DraftError {
    public static DomainFailure failure(GenerationFailure why) {
      return new DomainFailure(new NoAnswer(why));
    }

    @Override
    public ErrorKind kind() {
      return switch (why.kind()) {
        case PROVIDER -> ErrorKind.PROVIDER_FAILED;
        case TIMEOUT -> ErrorKind.PROVIDER_TIMED_OUT;
      };
    }

    @Override
    public String messageKey() {
      return "character.draft_no_answer";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("provider", why.provider(), "retryable", why.retryable());
    }
  }

  /** The model answered twice, and both times not in the form it was asked for. */
  record Unusable(String provider, String fault) implements DraftError {
    public static DomainFailure failure(String provider, String fault) {
      return new DomainFailure(new Unusable(provider, fault));
    }

    @Override
    public ErrorKind kind() {
      return ErrorKind.PROVIDER_FAILED;
    }

    @Override
    public String messageKey() {
      return "character.draft_unusable";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("provider", provider, "retryable", true, "fault", fault);
    }
  }
}
