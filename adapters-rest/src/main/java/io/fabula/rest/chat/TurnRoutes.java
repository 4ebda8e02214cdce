package io.fabula.rest.chat;

import static io.fabula.rest.http.Access.OWNER;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.chat.ChatTurns;
import io.fabula.application.chat.EventMark;
import io.fabula.application.chat.Ghostwriting;
import io.fabula.application.chat.Watching;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.LiveTurn;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.chat.TurnEnd;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.persona.PersonaId;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.stream.TurnStory;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns: asked for, read along, stopped. */
public final class TurnRoutes implements Routes {
  private static final Pattern EVENT_ID = Pattern.compile("([0-9a-fA-F-]{36}):(\\d{1,9})");

  private static final Answer TURN = Answer.turn(TurnWords.TurnView.class)
      .or(202, TurnWords.LaterView.class, "The turn has begun");

  public record SendMessageRequest(@NotBlank @CodePoints(max = 10_000) String content,
      Optional<UUID> personaId,
      Optional<@CodePoints(max = 200) String> model) {}

  public record RegenerateRequest(Optional<@CodePoints(max = 10_000) String> instruction) {}

  /**
   * @param hint what it should be about
   */
  public record SuggestionRequest(Optional<@CodePoints(max = 2_000) String> hint) {}

  public record StoppedView(String object, String chatId) {}

  private final ChatTurns turns;
  private final Ghostwriting ghostwriting;
  private final TurnWords words;

  public TurnRoutes(ChatTurns turns, Ghostwriting ghostwriting, Models models) {
    this.turns = turns;
    this.ghostwriting = ghostwriting;
    this.words = new TurnWords(models);
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.post("/chats/{id}/message", "chat.sendMessage", USER, SendMessageRequest.class,
            TURN, this::send)
            .says(
                "The user speaks, the character answers; a stream unless Accept is exactly application/json."),
        Route
            .get("/chats/{id}/stream", "chat.stream", USER, Answer.reading(), this::stream)
            .says("Reads the running turn along, from Last-Event-ID on; never starts one."),
        Route.post("/chats/{id}/stop", "chat.stop", USER, Answer.accepted(StoppedView.class), this::stop)
            .says("Ends the running turn; its text is kept."),
        Route.post("/chats/{id}/continue", "chat.continue", USER, TURN,
            this::continueLast).says("The last reply goes on."),
        Route
            .post("/chat/messages/{message_id}/regenerate", "chat.regenerate", OWNER, RegenerateRequest.class,
                TURN, this::regenerate)
            .says(
                "One more alternate of a reply; to the last words of the user's, a reply that they did not get."),
        Route.post("/chats/{id}/generate-persona-reply", "chat.suggestReply", USER, SuggestionRequest.class,
            Answer.draft(TurnWords.SuggestionView.class), this::suggest)
            .says("What the user might say next, in their persona's voice; nothing is kept."));
  }

  private Reply send(Call call, SendMessageRequest body) {
    var message = new ChatTurns.SendMessage(body.content(), body.personaId().map(PersonaId::new),
        body.model().map(ChatRoutes::model));
    LiveTurn turn = call.left().map(MessageId::new)
        .map(question -> turns.sendAgain(call.caller(), question, message))
        .orElseGet(() -> turns.send(call.caller(), chat(call), message));
    return call.wantsExactlyJson() || call.wantsAnswerLater() ? asJson(call, turn) : told(call, turn, 0);
  }

  private Reply continueLast(Call call) {
    return byAccept(call, turns.continueLast(call.caller(), chat(call)));
  }

  private Reply regenerate(Call call, RegenerateRequest body) {
    return byAccept(call, turns.regenerate(call.caller(), new MessageId(call.id("message_id", "message")),
        body.instruction().filter(text -> !text.isBlank())));
  }

  private Reply suggest(Call call, SuggestionRequest body) {
    LiveTurn turn = ghostwriting.suggest(call.caller(), chat(call),
        body.hint().filter(text -> !text.isBlank()));
    TurnWords.Suggestion suggestion = words.suggestion(turn);
    if (!call.wantsExactlyJson())
      return new Reply.Stream(new TurnStory.Told(turn, 0, suggestion, call.locale()));
    return Reply.ok(readToItsEnd(turn, suggestion::answer));
  }

  private Reply byAccept(Call call, LiveTurn turn) {
    return call.wantsStream() && !call.wantsAnswerLater() ? told(call, turn, 0) : asJson(call, turn);
  }

  private Reply asJson(Call call, LiveTurn turn) {
    if (call.wantsAnswerLater()) return Reply.accepted(words.later(turn));
    return Reply.ok(readToItsEnd(turn, end -> words.answer(turn, end)));
  }

  /** Waits as a reader does, so that the reply does not count as unread. */
  private static <T> T readToItsEnd(LiveTurn turn, Function<TurnEnd, T> answer) {
    Runnable reader = () -> {};
    turn.join(reader);
    try {
      return answer.apply(turn.ended().join());
    } finally {
      turn.leave(reader);
    }
  }

  private Reply stream(Call call) {
    Optional<EventMark> mark = call.header("Last-Event-ID").flatMap(TurnRoutes::mark);
    return new Reply.Stream(story(call, turns.watch(call.caller(), chat(call), mark)));
  }

  private Reply stop(Call call) {
    turns.stop(call.caller(), chat(call));
    return Reply.accepted(new StoppedView("stop", call.path("id")));
  }

  /** A streamed turn that is asked for once more with the same idempotency key. */
  public TurnStory again(Call call, UUID turn) {
    return story(call, turns.watchTurn(call.caller(), new TurnId(turn)));
  }

  private TurnStory story(Call call, Watching watching) {
    return switch (watching) {
      case Watching.Turn(LiveTurn turn, int after) -> new TurnStory.Told(turn, after, words, call.locale());
      case Watching.Nothing(var last) -> new TurnStory.Idle(words.idle(last));
    };
  }

  private Reply told(Call call, LiveTurn turn, int after) {
    return new Reply.Stream(new TurnStory.Told(turn, after, words, call.locale()));
  }

  private static Optional<EventMark> mark(String header) {
    Matcher matcher = EVENT_ID.matcher(header.strip());
    if (!matcher.matches()) return Optional.empty();
    try {
      return Optional.of(
          new EventMark(new TurnId(UUID.fromString(matcher.group(1))), Integer.parseInt(matcher.group(2))));
    } catch (IllegalArgumentException noUuid) {
      return Optional.empty();
    }
  }

  private static ChatId chat(Call call) {
    return new ChatId(call.id("id", "chat"));
  }
}
