package io.fabula.rest.character;

import static io.fabula.rest.http.Access.USER;

import io.fabula.application.character.draft.Brief;
import io.fabula.application.character.draft.Drafting;
import io.fabula.domain.account.Caller;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.draft.DraftTask;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mapstruct.factory.Mappers;

/** {@code /characters/quick-…}: a model helps to make characters. */
public final class DraftRoutes implements Routes {
  public record IdeaRequest(@NotBlank @CodePoints(max = 200) String name,
      @NotBlank @CodePoints(max = 10_000) String concept, Optional<@CodePoints(max = 200) String> genre,
      Optional<@Size(max = 50) List<@CodePoints(max = 200) String>> tags) {}

  public record ConceptRequest(@NotBlank @CodePoints(max = 10_000) String concept) {}

  /** A draft as far as it is; any of it will do. */
  public record DraftRequest(Optional<@CodePoints(max = 200) String> name,
      Optional<@CodePoints(max = 10_000) String> concept, Optional<@CodePoints(max = 200) String> genre,
      Optional<@Size(max = 50) List<@CodePoints(max = 200) String>> tags,
      Optional<@CodePoints(max = 200) String> tagline,
      Optional<@CodePoints(max = 100_000) String> description,
      Optional<@CodePoints(max = 100_000) String> personality,
      Optional<@CodePoints(max = 100_000) String> scenario,
      Optional<@CodePoints(max = 100_000) String> firstMessage) {}

  public record StoryRequest(Optional<UUID> storyId, Optional<@CodePoints(max = 500_000) String> text,
      Optional<@CodePoints(max = 200) String> name) {}

  public record PromptDraft(String description, String personality, String scenario) {}

  public record FirstMessageDraft(String firstMessage, List<String> alternateGreetings) {}

  public record Stat(String name, int value, int max, String description) {}

  public record StatDraft(List<Stat> stats) {}

  public record DetailDraft(String appearance, String background, String habits, String speechStyle) {}

  public record Secret(String title, String content, String revealWhen) {}

  public record SecretDraft(List<Secret> secrets) {}

  public record TurnEvent(int turn, String title, String content, List<String> keywords) {}

  public record TurnEventDraft(List<TurnEvent> events) {}

  public record Ending(String title, String condition, String content) {}

  public record EndingDraft(List<Ending> endings) {}

  public record TagDraft(List<String> tags) {}

  private static final String PATH = "/characters/quick-generate";

  private final Drafting drafting;
  private final CharacterViews views = Mappers.getMapper(CharacterViews.class);

  public DraftRoutes(Drafting drafting) {
    this.drafting = drafting;
  }

  @Override
  public List<Route<?>> routes() {
    List<Route<?>> routes = new ArrayList<>(List.of(
        Route.post(PATH, "character.quickGenerate", USER, IdeaRequest.class, Answer.ok(CharacterView.class),
            this::generate).says("Drafts a whole character, which is not saved: it has no id."),
        Route.post("/characters/quick-create-30s", "character.quickCreate", USER, ConceptRequest.class,
            Answer.created(CharacterView.class), this::create).says("Drafts a whole character and saves it."),
        Route.post("/characters/generate-from-story", "character.generateFromStory", USER, StoryRequest.class,
            Answer.created(CharacterView.class), this::fromStory)
            .says("Makes a draft of somebody in a story, and saves it.")));
    part(routes, "prompt", "draftPrompt", DraftTask.PROMPT, PromptDraft.class,
        "Drafts what a model is told.");
    part(routes, "first-message", "draftFirstMessage", DraftTask.FIRST_MESSAGE, FirstMessageDraft.class,
        "Drafts greetings.");
    part(routes, "stat", "draftStats", DraftTask.STAT, StatDraft.class, "Drafts stats.");
    part(routes, "detail", "draftDetail", DraftTask.DETAIL, DetailDraft.class, "Drafts details.");
    part(routes, "secret", "draftSecrets", DraftTask.SECRET, SecretDraft.class, "Drafts secrets.");
    part(routes, "turn-events", "draftTurnEvents", DraftTask.TURN_EVENTS, TurnEventDraft.class,
        "Drafts events of a conversation.");
    part(routes, "ending", "draftEndings", DraftTask.ENDING, EndingDraft.class, "Drafts endings.");
    part(routes, "tags", "draftTags", DraftTask.TAGS, TagDraft.class, "Drafts tags.");
    return routes;
  }

  /** The form of the task has the fields of the view. */
  private void part(List<Route<?>> routes, String path, String operation, DraftTask task, Class<?> view,
      String says) {
    routes.add(Route.post(PATH + "/" + path, "character." + operation, USER, DraftRequest.class,
        Answer.ok(view), (call, body) -> Reply.ok(part(call.caller(), task, body))).says(says));
  }

  private Json.Obj part(Caller caller, DraftTask task, DraftRequest body) {
    Brief brief = idea(body.name(), body.concept(), body.genre(), body.tags())
        .with("tagline", body.tagline()).with("description", body.description())
        .with("personality", body.personality()).with("scenario", body.scenario())
        .with("first message", body.firstMessage());
    if (brief.isEmpty()) throw SharedError.Invalid.failure("concept", "character.draft_empty");
    return drafting.part(caller, task, brief);
  }

  private static Brief idea(Optional<String> name, Optional<String> concept, Optional<String> genre,
      Optional<List<String>> tags) {
    return new Brief().with("name", name).with("concept", concept).with("genre", genre).with("tags",
        tags.orElse(List.of()));
  }

  private Reply generate(Call call, IdeaRequest body) {
    return Reply.ok(views.draft(drafting.character(call.caller(),
        idea(Optional.of(body.name()), Optional.of(body.concept()), body.genre(), body.tags()))));
  }

  private Reply create(Call call, ConceptRequest body) {
    return created(drafting.create(call.caller(), new Brief().with("concept", Optional.of(body.concept()))));
  }

  private Reply fromStory(Call call, StoryRequest body) {
    if (body.text().isPresent() == body.storyId().isPresent())
      throw SharedError.Invalid.failure("text", "character.draft_story");
    String story = body.text().orElseThrow(() -> SharedError.NotFound.failure("story"));
    if (story.isBlank()) throw SharedError.Invalid.failure("text", "shared.required");
    return created(drafting.fromStory(call.caller(), story, body.name()));
  }

  private Reply created(Character.Snapshot made) {
    return Reply.created(views.made(made), "/api/characters/" + made.id())
        .version(made.version());
  }
}
