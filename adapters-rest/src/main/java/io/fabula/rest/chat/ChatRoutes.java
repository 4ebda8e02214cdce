package io.fabula.rest.chat;

import static io.fabula.rest.http.Access.OWNER;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.chat.ChatKeeping;
import io.fabula.application.chat.ChatTelling;
import io.fabula.application.chat.RecentlyMet;
import io.fabula.domain.account.Caller;
import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.chat.Chat;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.ChatSettings;
import io.fabula.domain.chat.Message;
import io.fabula.domain.chat.MessageId;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.Fault;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.character.CharacterSummaryView;
import io.fabula.rest.character.CharacterViews;
import io.fabula.rest.account.Parcel;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Patch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mapstruct.factory.Mappers;

/** {@code /chats} between turns. */
public final class ChatRoutes implements Routes, Takeout {
  private static final int SHOWN = 30;

  public record OpenChatRequest(@NotNull UUID characterId, Optional<UUID> personaId,
      Optional<Boolean> forceNew,
      Optional<@Min(0) Integer> greetingIndex) {}

  public record NoteRequest(@NotBlank @CodePoints(max = 10_000) String content,
      Optional<@Min(0) @Max(AuthorNote.DEPTH_MAX) Integer> depth, Optional<Role> role) {}

  public record SettingsRequest(Patch<@DecimalMin("0") @DecimalMax("2") Double> temperature,
      Patch<@DecimalMin("0") @DecimalMax("1") Double> topP,
      Patch<@Min(1) @Max(ChatSettings.MAX_TOKENS_LIMIT) Integer> maxTokens,
      Patch<@Min(ChatSettings.CONTEXT_TOKENS_MIN) @Max(ChatSettings.CONTEXT_TOKENS_MAX) Integer> contextTokens) {
    ChatSettings over(ChatSettings now) {
      return new ChatSettings(temperature.over(now.temperature()), topP.over(now.topP()),
          maxTokens.over(now.maxTokens()), contextTokens.over(now.contextTokens()));
    }
  }

  public record EditChatRequest(Patch<@CodePoints(max = 200) String> title, Patch<UUID> personaId,
      Patch<@CodePoints(max = 200) String> model, Patch<@Valid SettingsRequest> settings,
      Patch<@Valid NoteRequest> authorNote) {}

  public record BranchRequest(@NotNull UUID messageId) {}

  public record AlternateRequest(@NotNull Integer index) {}

  /**
   * @param limit null where there is none
   */
  public record DailyUsageView(long used, Long limit, Instant resetsAt) {}

  private final ChatKeeping chats;
  private final ChatTelling telling;
  private final RecentlyMet met;
  private final Models models;
  private final ChatViews views = Mappers.getMapper(ChatViews.class);
  private final MessagesJson messagesJson;
  private final CharacterViews characters = Mappers.getMapper(CharacterViews.class);

  public ChatRoutes(ChatKeeping chats, ChatTelling telling, RecentlyMet met, Models models) {
    this.chats = chats;
    this.telling = telling;
    this.met = met;
    this.models = models;
    this.messagesJson = new MessagesJson(views, models);
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route
            .post("/chats", "chat.open", USER, OpenChatRequest.class,
                Answer.created(ChatView.class).or(200, ChatView.class, "The last chat with the character"),
                this::open)
            .says("Opens a chat with a character; 200 with the last one unless force_new."),
        Route.get("/chats", "chat.list", USER, Answer.pageOf(ChatView.class), this::list)
            .says("The caller's chats, last active first."),
        Route.get("/chats/daily-usage", "chat.dailyUsage", USER, Answer.ok(DailyUsageView.class), this::usage)
            .says("How many messages the caller sent since midnight UTC."),
        Route.get("/users/me/recent-characters", "chat.recentCharacters", USER,
            Answer.pageOf(CharacterSummaryView.class),
            call -> Reply.page(met.list(call.caller(), call.page()), characters::view))
            .says("The characters that the caller talked with, the last one first."),
        Route.get("/chats/{id}", "chat.get", USER, Answer.ok(ChatView.class), this::get)
            .says("One chat with its last 30 messages."),
        Route
            .patch("/chats/{id}", "chat.edit", USER, EditChatRequest.class, Answer.ok(ChatView.class),
                this::edit)
            .says("Changes title, persona, model, settings or author's note."),
        Route.delete("/chats/{id}", "chat.delete", USER, this::delete).says("Deletes a chat."),
        Route
            .get("/chats/{id}/messages", "chat.messages", USER, Answer.pageOf(MessageView.class),
                this::messages)
            .query("before", "a message id").says("Messages in time order, the newest page first."),
        Route.delete("/chats/{id}/messages", "chat.clear", USER, this::clear).says("Back to the greeting."),
        Route.delete("/chats/{id}/messages/{message_id}", "chat.deleteMessage", USER, this::deleteMessage)
            .query("following", "true deletes all later ones too", List.of("true", "false"))
            .says("Deletes one message."),
        Route.post("/chats/{id}/branch", "chat.branch", USER, BranchRequest.class,
            Answer.created(ChatView.class),
            this::branch).says("A new chat with the history up to a message."),
        Route.put("/chat/messages/{message_id}/alternate", "chat.chooseAlternate", OWNER,
            AlternateRequest.class,
            Answer.ok(MessageView.class), this::choose).says("Shows another alternate of a message."));
  }

  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    var all = new ArrayList<ChatId>();
    parcel.list("chats.json", page -> telling.own(caller, page), chat -> {
      all.add(chat.id());
      return views.view(chat, null);
    });
    for (ChatId id : all) {
      ChatTelling.Opening opening;
      try {
        opening = telling.opening(caller, id);
      } catch (DomainFailure goneMeanwhile) {
        continue;
      }
      var lines = new TavernLines(opening);
      parcel.lines("chats/" + id + ".jsonl", out -> {
        out.accept(lines.header());
        telling.tell(opening.chat(), told -> out.accept(lines.line(told)));
      });
    }
  }

  private Reply open(Call call, OpenChatRequest body) {
    var opened = chats.open(call.caller(), new ChatKeeping.OpenChat(new CharacterId(body.characterId()),
        body.personaId().map(PersonaId::new), body.forceNew().orElse(false), body.greetingIndex().orElse(0)));
    ChatView view = full(opened.chat());
    Reply.Body reply = opened.isNew() ? Reply.created(view, "/api/chats/" + opened.chat().id())
        : Reply.ok(view);
    return reply.version(opened.chat().version());
  }

  private Reply list(Call call) {
    return Reply.page(chats.list(call.caller(), call.page()), chat -> views.view(chat, null));
  }

  private Reply usage(Call call) {
    ChatKeeping.SentToday today = chats.sentToday(call.caller());
    return Reply.ok(new DailyUsageView(today.messages(), null, today.until()));
  }

  private Reply get(Call call) {
    return one(chats.get(call.caller(), id(call)));
  }

  private Reply edit(Call call, EditChatRequest body) {
    return one(chats.edit(call.caller(), id(call), call.expectedVersion(), chat -> apply(body, chat)));
  }

  private static void apply(EditChatRequest body, Chat chat) {
    var faults = new ArrayList<Fault>();
    body.title().ifSent(title -> SharedError.Invalid.gather(faults, () -> {
      chat.retitle(title);
      return chat;
    }));
    body.model().ifSent(model -> SharedError.Invalid.gather(faults, () -> {
      chat.use(model.map(ChatRoutes::model));
      return chat;
    }));
    SharedError.Invalid.throwIfAny(faults);
    body.personaId().ifSent(persona -> chat.wear(persona.map(PersonaId::new)));
    body.settings().ifSent(settings -> chat.tune(settings
        .map(sent -> sent.over(chat.snapshot().settings())).orElse(ChatSettings.STANDARD)));
    body.authorNote().ifSent(note -> chat.note(note.map(sent -> new AuthorNote(sent.content(),
        sent.depth().orElse(AuthorNote.DEFAULT_DEPTH), sent.role().orElse(Role.SYSTEM)))));
  }

  static ModelId model(String text) {
    return ModelId.parse(text)
        .orElseThrow(() -> SharedError.Invalid.failure("model", "catalog.unknown_model"));
  }

  private Reply delete(Call call) {
    chats.delete(call.caller(), id(call), call.expectedVersion());
    return Reply.nothing();
  }

  private Reply messages(Call call) {
    PageRequest page = call.page();
    Optional<UUID> before = call.queryId("before");
    if (before.isPresent() && page.after().isPresent()) {
      throw SharedError.Invalid.failure("before", "chat.before_and_cursor");
    }
    Page<Message> messages = chats.history(call.caller(), id(call), before.map(MessageId::new), page);
    return Reply.written(messagesJson.write(messages));
  }

  private Reply clear(Call call) {
    chats.clear(call.caller(), id(call), call.expectedVersion());
    return Reply.nothing();
  }

  private Reply deleteMessage(Call call) {
    chats.deleteMessage(call.caller(), id(call), call.expectedVersion(),
        new MessageId(call.id("message_id", "message")),
        call.queryFlag("following"));
    return Reply.nothing();
  }

  private Reply branch(Call call, BranchRequest body) {
    Chat.Snapshot branch = chats.branch(call.caller(), id(call), new MessageId(body.messageId()));
    return Reply.created(full(branch), "/api/chats/" + branch.id()).version(branch.version());
  }

  private Reply choose(Call call, AlternateRequest body) {
    return Reply.ok(views.view(
        chats.choose(call.caller(), new MessageId(call.id("message_id", "message")), call.expectedVersion(),
            body.index()),
        models));
  }

  private Reply one(Chat.Snapshot chat) {
    return Reply.ok(full(chat)).version(chat.version());
  }

  private ChatView full(Chat.Snapshot chat) {
    return views.view(chat,
        chats.latest(chat.id(), SHOWN).stream().map(message -> views.view(message, models)).toList());
  }

  private static ChatId id(Call call) {
    return new ChatId(call.id("id", "chat"));
  }
}
