package io.fabula.rest.chat;

import io.fabula.domain.catalog.Models;
import io.fabula.domain.chat.ChatError;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnOutcome;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.rest.http.Messages;
import io.fabula.rest.http.Problems;
import io.fabula.rest.stream.TurnStory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mapstruct.factory.Mappers;

/** How turns are told: as events, as one JSON answer, as a promise. */
final class TurnWords implements TurnStory.Words {
  /** The JSON of a turn that is over; {@code userMessage} is null where the user said nothing. */
  record TurnView(String turnId, MessageView userMessage, MessageView assistantMessage,
      MessageView.UsageView usage) {}

  record LaterView(String turnId, MessageView userMessage) {}

  record SavedView(MessageView message) {}

  record DoneView(MessageView message, MessageView.UsageView usage) {}

  record StoppedView(MessageView message) {}

  record IdleView(MessageView message) {}

  /** What the user might say. */
  record SuggestionView(String text, MessageView.UsageView usage) {}

  record ErrorView(String code, String message, boolean retryable) {}

  private final Models models;
  private final ChatViews views = Mappers.getMapper(ChatViews.class);

  TurnWords(Models models) {
    this.models = models;
  }

  @Override
  public Object saved(Message question) {
    return new SavedView(view(question));
  }

  @Override
  public TurnStory.Ending ending(TurnEnd end, Locale locale) {
    MessageView answer = end.answer().map(this::view).orElse(null);
    return switch (end.outcome()) {
      case TurnOutcome.Completed completed -> new TurnStory.Ending("done", new DoneView(answer, usage(end)));
      case TurnOutcome.Stopped stopped -> new TurnStory.Ending("stopped", new StoppedView(answer));
      case TurnOutcome.Failed(var failure) ->
        error(error(failure, Optional.empty()), locale, failure.retryable());
      case TurnOutcome.Interrupted interrupted -> error(new ChatError.Interrupted(), locale, true);
    };
  }

  private static TurnStory.Ending error(ChatError error, Locale locale, boolean retryable) {
    return new TurnStory.Ending("error", new ErrorView(Problems.of(error.kind()).code(),
        Messages.text(locale, error.messageKey(), List.of()), retryable));
  }

  private static ChatError error(GenerationFailure failure, Optional<MessageId> unanswered) {
    return switch (failure.kind()) {
      case PROVIDER -> new ChatError.ProviderFailed(failure.provider(), failure.retryable(), unanswered);
      case TIMEOUT -> new ChatError.ProviderTimedOut(failure.provider(), unanswered);
    };
  }

  /** The answer of a turn that is over; a failed one is the failure it is. */
  TurnView answer(LiveTurn turn, TurnEnd end) {
    requireText(end, turn.question().filter(question -> end.answer().isEmpty()).map(Message::id));
    return new TurnView(turn.id().toString(), turn.question().map(this::view).orElse(null),
        end.answer().map(this::view).orElse(null), usage(end));
  }

  private static void requireText(TurnEnd end, Optional<MessageId> unanswered) {
    switch (end.outcome()) {
      case TurnOutcome.Failed(var failure) -> throw new DomainFailure(error(failure, unanswered));
      case TurnOutcome.Interrupted interrupted -> throw new DomainFailure(new ChatError.Interrupted());
      case TurnOutcome.Completed completed -> {
      }
      case TurnOutcome.Stopped stopped -> {
      }
    }
  }

  LaterView later(LiveTurn turn) {
    return new LaterView(turn.id().toString(), turn.question().map(this::view).orElse(null));
  }

  IdleView idle(Optional<Message> last) {
    return new IdleView(last.map(this::view).orElse(null));
  }

  Suggestion suggestion(LiveTurn turn) {
    return new Suggestion(turn);
  }

  /** The words of a turn that leaves no message. */
  final class Suggestion implements TurnStory.Words {
    private final LiveTurn turn;

    private Suggestion(LiveTurn turn) {
      this.turn = turn;
    }

    @Override
    public Object saved(Message question) {
      return TurnWords.this.saved(question);
    }

    @Override
    public TurnStory.Ending ending(TurnEnd end, Locale locale) {
      return end.outcome() instanceof TurnOutcome.Completed
          ? new TurnStory.Ending("done", view(end))
          : TurnWords.this.ending(end, locale);
    }

    SuggestionView answer(TurnEnd end) {
      requireText(end, Optional.empty());
      return view(end);
    }

    private SuggestionView view(TurnEnd end) {
      return new SuggestionView(turn.fullText(), usage(end));
    }
  }

  private MessageView.UsageView usage(TurnEnd end) {
    return views.usage(end.usage(), end.answer().flatMap(Message::model), models);
  }

  private MessageView view(Message message) {
    return views.view(message, models);
  }
}
