package io.fabula.domain.chat;

import io.fabula.domain.shared.DomainError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.ErrorKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The refusals of the chat room. */
public sealed interface ChatError extends DomainError {
  @Override
  default ErrorKind kind() {
    return ErrorKind.CONFLICT;
  }

  /** One turn at a time: this one is not over yet. */
  record TurnRunning(TurnId turn) implements ChatError {
    public static DomainFailure failure(TurnId turn) {
      return new DomainFailure(new TurnRunning(turn));
    }

    @Override
    public String messageKey() {
      return "chat.turn_running";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("turn_id", turn.toString());
    }
  }

  /** There is no turn to stop. */
  record NothingRunning() implements ChatError {
    public static DomainFailure failure() {
      return new DomainFailure(new NothingRunning());
    }

    @Override
    public String messageKey() {
      return "chat.nothing_running";
    }
  }

  /** The last message is not a reply that could go on. */
  record NothingToContinue() implements ChatError {
    public static DomainFailure failure() {
      return new DomainFailure(new NothingToContinue());
    }

    @Override
    public String messageKey() {
      return "chat.nothing_to_continue";
    }
  }

  /** Words that others follow were answered, or passed over. */
  record NotTheLast() implements ChatError {
    public static DomainFailure failure() {
      return new DomainFailure(new NotTheLast());
    }

    @Override
    public String messageKey() {
      return "chat.not_the_last";
    }
  }

  /** Only a reply can be generated anew. */
  record NotAReply() implements ChatError {
    public static DomainFailure failure() {
      return new DomainFailure(new NotAReply());
    }

    @Override
    public String messageKey() {
      return "chat.not_a_reply";
    }
  }

  /**
   * The model, or the way to it, failed.
   *
   * @param unanswered the user's message that has no reply now, where there is one
   */
  record ProviderFailed(String provider, boolean retryable, Optional<MessageId> unanswered)
      implements
        ChatError {
    @Override
    public ErrorKind kind() {
      return ErrorKind.PROVIDER_FAILED;
    }

    @Override
    public String messageKey() {
      return "chat.provider_failed";
    }

    @Override
    public Map<String, Object> details() {
      return detailed(provider, retryable, unanswered);
    }

    @Override
    public Optional<UUID> leaves() {
      return unanswered.map(MessageId::value);
    }
  }

  /**
   * The model did not answer, or did not go on, in time.
   *
   * @param unanswered the user's message that has no reply now, where there is one
   */
  record ProviderTimedOut(String provider, Optional<MessageId> unanswered) implements ChatError {
    @Override
    public ErrorKind kind() {
      return ErrorKind.PROVIDER_TIMED_OUT;
    }

    @Override
    public String messageKey() {
      return "chat.provider_timed_out";
    }

    @Override
    public Map<String, Object> details() {
      return detailed(provider, true, unanswered);
    }

    @Override
    public Optional<UUID> leaves() {
      return unanswered.map(MessageId::value);
    }
  }

  /** The server went down while the reply was written. */
  record Interrupted() implements ChatError {
    @Override
    public ErrorKind kind() {
      return ErrorKind.UNAVAILABLE;
    }

    @Override
    public String messageKey() {
      return "chat.interrupted";
    }
  }

  private static Map<String, Object> detailed(String provider, boolean retryable,
      Optional<MessageId> unanswered) {
    var details = new LinkedHashMap<String, Object>();
    details.put("provider", provider);
    details.put("retryable", retryable);
    unanswered.ifPresent(question -> details.put("user_message_id", question.toString()));
    return details;
  }
}
