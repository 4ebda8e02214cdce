package io.fabula.rest.chat;

import static io.fabula.rest.http.Access.OWNER;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.chat.PromptInspection;
import io.fabula.domain.catalog.Models;
import io.fabula.domain.chat.ChatId;
import io.fabula.domain.chat.ChatSettings;
import io.fabula.domain.chat.TurnId;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.PromptPart;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.prompt.Scene;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Names;
import io.fabula.rest.json.Patch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the model sees, and has seen. */
public final class PromptRoutes implements Routes {
  /** What should be otherwise than it was. */
  public record AssembleRequest(Optional<@Valid OverridesRequest> overrides) {}

  /**
   * @param content what the user said instead
   * @param lorebookEntry fields of one entry, as card specifications name them; {@code entry} says which
   */
  public record OverridesRequest(Optional<@CodePoints(max = 10_000) String> content,
      Optional<@Valid BudgetRequest> budget, Patch<@Valid NoteRequest> authorNote,
      Optional<Json.Obj> lorebookEntry, Optional<@Valid PresetRequest> preset) {}

  /**
   * Another template.
   *
   * @param sections kinds of parts by their names, each with {@code enabled} and {@code wording}, in which
   *     {@code {{text}}} stands for the part's own text
   */
  public record PresetRequest(Optional<@CodePoints(max = 10_000) String> systemPrompt,
      Optional<@CodePoints(max = 10_000) String> postHistoryInstructions, Optional<Json.Obj> sections) {}

  /** The room of a prompt and of its reply. */
  public record BudgetRequest(
      Optional<@Min(ChatSettings.CONTEXT_TOKENS_MIN) @Max(ChatSettings.CONTEXT_TOKENS_MAX) Integer> contextTokens,
      Optional<@Min(1) @Max(ChatSettings.MAX_TOKENS_LIMIT) Integer> maxTokens) {}

  /** Another author's note. */
  public record NoteRequest(@NotNull String content, Optional<Integer> depth, Optional<Role> role) {}

  private final PromptInspection inspection;
  private final PromptViews views;

  public PromptRoutes(PromptInspection inspection, Models models) {
    this.inspection = inspection;
    this.views = new PromptViews(models);
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/chats/{id}/prompt", "chat.prompt", USER, Answer.ok(PromptView.class), this::now)
            .query("content", "a message that is not sent yet")
            .says("The prompt as it would be sent now, with what went in, what stayed out, and why."),
        Route
            .get("/chats/{id}/turns/{turn_id}", "chat.turn", OWNER,
                Answer.ok(PromptView.TurnLedgerView.class), this::turn)
            .says("What went into one turn, and what came of it."),
        Route
            .post("/chats/{id}/turns/{turn_id}/assemble", "chat.assemble", OWNER, AssembleRequest.class,
                Answer.ok(PromptView.AssemblyView.class), this::assemble)
            .says("A turn's prompt made again, with overrides; no model is called and nothing is kept."));
  }

  private Reply now(Call call) {
    Optional<String> content = call.query("content");
    content.ifPresent(text -> Texts.bounded("content", text, Texts.MESSAGE_MAX));
    return Reply.ok(views.now(inspection.now(call.caller(), chat(call), content)));
  }

  private Reply turn(Call call) {
    return Reply.ok(views.told(inspection.turn(call.caller(), chat(call), turnId(call))));
  }

  private Reply assemble(Call call, AssembleRequest body) {
    return Reply.ok(views.again(inspection.assemble(call.caller(), chat(call), turnId(call),
        body.overrides().map(PromptRoutes::overrides).orElse(PromptInspection.Overrides.NONE))));
  }

  private static PromptInspection.Overrides overrides(OverridesRequest sent) {
    Optional<String> entry = sent.lorebookEntry().map(fields -> fields.text("entry")
        .orElseThrow(() -> SharedError.Invalid.failure("overrides.lorebook_entry.entry", "shared.required")));
    return new PromptInspection.Overrides(sent.content(),
        sent.budget().flatMap(BudgetRequest::contextTokens), sent.budget().flatMap(BudgetRequest::maxTokens),
        note(sent.authorNote()), entry,
        sent.lorebookEntry().map(fields -> fields.without("entry")).orElse(Json.EMPTY),
        sent.preset().map(PromptRoutes::preset).orElse(PromptInspection.Preset.NONE));
  }

  private static PromptInspection.Preset preset(PresetRequest sent) {
    var sections = new EnumMap<PromptPart.Source, Scene.Section>(PromptPart.Source.class);
    sent.sections().orElse(Json.EMPTY).members()
        .forEach((name, fields) -> sections.put(source(name), section(name, fields)));
    return new PromptInspection.Preset(sent.systemPrompt(), sent.postHistoryInstructions(), sections);
  }

  private static PromptPart.Source source(String name) {
    return Stream.of(PromptPart.Source.values()).filter(source -> Names.word(source).equals(name)).findFirst()
        .orElseThrow(() -> SharedError.Invalid.failure("overrides.preset.sections." + name, "shared.one_of",
            String.join(", ", Call.words(PromptPart.Source.class))));
  }

  private static Scene.Section section(String name, Json sent) {
    Json.Obj fields = sent instanceof Json.Obj object ? object : Json.EMPTY;
    String wording = fields.text("wording").orElse(Scene.Section.TEXT);
    if (!wording.contains(Scene.Section.TEXT)) {
      throw SharedError.Invalid.failure("overrides.preset.sections." + name + ".wording", "chat.no_text");
    }
    return new Scene.Section(fields.bool("enabled").orElse(true), wording);
  }

  /** A note that was sent as null is one that should be gone. */
  private static Optional<Optional<AuthorNote>> note(Patch<NoteRequest> sent) {
    return sent.map(given -> Optional.of(new AuthorNote(given.content(),
        given.depth().orElse(AuthorNote.DEFAULT_DEPTH), given.role().orElse(Role.SYSTEM))))
        .map(Optional::of).over(Optional.empty(), Optional.of(Optional.empty()));
  }

  private static ChatId chat(Call call) {
    return new ChatId(call.id("id", "chat"));
  }

  private static TurnId turnId(Call call) {
    return new TurnId(call.id("turn_id", "turn"));
  }
}
