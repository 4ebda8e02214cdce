package io.fabula.domain.chat;

import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.TokenUsage;
import java.util.Optional;

/** How a turn came to its end. Text that came is kept in every case. */
public sealed interface TurnOutcome {
  /** The model said all it had to say. */
  record Completed(Optional<TokenUsage> usage) implements TurnOutcome {}

  /** Somebody stopped it. */
  record Stopped() implements TurnOutcome {}

  /** The model, or the way to it, broke. */
  record Failed(GenerationFailure failure) implements TurnOutcome {}

  /** The server went down, or lost the journal, while it ran. */
  record Interrupted() implements TurnOutcome {}

  /** As it is stored. */
  default String word() {
    return switch (this) {
      case Completed completed -> "completed";
      case Stopped stopped -> "stopped";
      case Failed failed -> "failed";
      case Interrupted interrupted -> "interrupted";
    };
  }

  /** What the turn leaves its message as. */
  default MessageStatus messageStatus() {
    return switch (this) {
      case Completed completed -> MessageStatus.COMPLETE;
      case Stopped stopped -> MessageStatus.INTERRUPTED;
      case Failed failed -> MessageStatus.INTERRUPTED;
      case Interrupted interrupted -> MessageStatus.INTERRUPTED;
    };
  }
}
