package io.fabula.rest.character;

import static io.fabula.rest.http.Access.OWNER_OR_ADMIN;
import static io.fabula.rest.http.Access.PUBLIC;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.character.CharacterAuthoring;
import io.fabula.application.character.CharacterAuthoring.NewFace;
import io.fabula.application.character.CharacterReading;
import io.fabula.application.character.Lorekeeping;
import io.fabula.application.character.Relations;
import io.fabula.application.community.Marking;
import io.fabula.domain.account.UserId;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.Characters.CharacterQuery;
import io.fabula.domain.character.Characters.Order;
import io.fabula.domain.character.Gender;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.character.Visibility;
import io.fabula.domain.character.tag.StructuredTag;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Json;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.http.ViewValues;
import io.fabula.rest.json.JsonFormat;
import java.util.List;
import java.util.Optional;
import org.mapstruct.factory.Mappers;

/** {@code /characters}: the gallery and the author's desk. */
public final class CharacterRoutes implements Routes {
  public record VisibilityRequest(Optional<Visibility> visibility) {}

  /**
   * @param kind a word of {@link Relations.Kind}
   * @param strength above 0, at most 1
   */
  public record RelationView(CharacterSummaryView character, String kind, double strength) {}

  public record RelationsView(List<RelationView> results) {}

  private final CharacterAuthoring authoring;
  private final Lorekeeping lorekeeping;
  private final Relations relations;
  private final Marking marking;
  private final CharacterViews views = Mappers.getMapper(CharacterViews.class);

  public CharacterRoutes(CharacterAuthoring authoring, Lorekeeping lorekeeping, Relations relations,
      Marking marking) {
    this.authoring = authoring;
    this.lorekeeping = lorekeeping;
    this.relations = relations;
    this.marking = marking;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route
            .get("/characters", "character.list", PUBLIC, Answer.pageOf(CharacterSummaryView.class),
                this::list)
            .query("structured_tag", "category:tag").query("q", "found in name, tagline or tags")
            .query("gender", "one gender", Call.words(Gender.class))
            .queries("tag", "all must match").query("language", "a BCP 47 tag")
            .query("sort", "popular by default", Call.words(Order.class)).query("owner_id", "of one user")
            .query("nsfw", "true includes them", List.of("true", "false")).says("The public characters."),
        Route.post("/characters", "character.create", USER, CharacterRequest.class,
            Answer.created(CharacterView.class), this::create).says("Makes a character."),
        Route.get("/characters/my", "character.my", USER, Answer.pageOf(CharacterSummaryView.class), this::my)
            .query("visibility", "of one visibility", Call.words(Visibility.class))
            .says("The caller's characters."),
        Route.get("/characters/{id}", "character.get", PUBLIC, Answer.ok(CharacterView.class), this::get)
            .says("One character, by id or slug, with what the caller thinks of it."),
        Route.put("/characters/{id}", "character.update", OWNER_OR_ADMIN, CharacterRequest.class,
            Answer.ok(CharacterView.class), this::update).says("Changes the fields that are sent."),
        Route.delete("/characters/{id}", "character.delete", OWNER_OR_ADMIN, this::delete)
            .says("Deletes a character; its chats go on."),
        Route.patch("/characters/{id}/visibility", "character.show", OWNER_OR_ADMIN, VisibilityRequest.class,
            Answer.ok(CharacterView.class), this::show)
            .says("Sets who may see it; without a word public becomes private, anything else public."),
        Route.post("/characters/{id}/fork", "character.fork", USER, Answer.created(CharacterView.class),
            this::fork).says("Makes a draft of the caller's own after a character."),
        Route.get("/characters/{id}/relations", "character.relations", PUBLIC,
            Answer.ok(RelationsView.class), this::relations)
            .says("What it has to do with other characters."));
  }

  private Reply list(Call call) {
    var query = new CharacterQuery(call.queryId("owner_id").map(UserId::new), true, Optional.empty(),
        call.query("q"),
        call.queries("tag"), call.queryWord("gender", Gender.class), call.query("language"),
        call.queryFlag("nsfw"),
        call.queryWord("sort", Order.class).orElse(Order.POPULAR),
        call.query("structured_tag").map(text -> StructuredTag.parse("structured_tag", text)));
    return Reply.page(authoring.list(query, call.page()), views::view);
  }

  private Reply my(Call call) {
    var query = new CharacterQuery(Optional.of(call.caller().id()), false,
        call.queryWord("visibility", Visibility.class), Optional.empty(), List.of(), Optional.empty(),
        Optional.empty(), true, Order.NEW);
    return Reply.page(authoring.list(query, call.page()), views::view);
  }

  private Reply create(Call call, CharacterRequest body) {
    Character.Snapshot made = authoring.create(call.caller(), body.sheet(this::book),
        body.face().flatMap(NewFace::asset));
    return Reply.created(views.made(made), "/api/characters/" + made.id())
        .version(made.version());
  }

  private Reply get(Call call) {
    CharacterReading reading = authoring.get(call.anyone(), call.path("id"));
    return Reply.ok(seen(call, reading))
        .version(reading.character().version());
  }

  private CharacterView seen(Call call, CharacterReading reading) {
    SubjectRef subject = SubjectRef.character(reading.character().id().value());
    return views.view(reading, call.anyone().map(caller -> marking.opinion(caller, subject)));
  }

  private Reply update(Call call, CharacterRequest body) {
    Character.Snapshot changed = authoring.update(call.caller(), id(call), call.expectedVersion(),
        sheet -> body.over(sheet, this::book), body.face());
    return Reply.ok(seen(call, new CharacterReading(changed, true))).version(changed.version());
  }

  /** In any of the forms in which books come. */
  private Lorebook book(Json.Obj sent) {
    try {
      return lorekeeping.read(JsonFormat.write(sent)).lorebook();
    } catch (DomainFailure failure) {
      if (!(failure.error() instanceof CharacterError.UnusableCard(var reason, var path))) throw failure;
      throw SharedError.Invalid.failure(path.isEmpty() ? "lorebook" : "lorebook." + path,
          "character.unusable_book", reason);
    }
  }

  private Reply delete(Call call) {
    authoring.delete(call.caller(), id(call), call.expectedVersion());
    return Reply.nothing();
  }

  private Reply show(Call call, VisibilityRequest body) {
    Character.Snapshot changed = authoring.update(call.caller(), id(call), call.expectedVersion(),
        sheet -> sheet.withVisibility(body.visibility().orElse(
            sheet.visibility() == Visibility.PUBLIC ? Visibility.PRIVATE : Visibility.PUBLIC)));
    return Reply.ok(seen(call, new CharacterReading(changed, true))).version(changed.version());
  }

  private Reply fork(Call call) {
    Character.Snapshot made = authoring.fork(call.caller(), id(call));
    return Reply.created(views.made(made), "/api/characters/" + made.id())
        .version(made.version());
  }

  private Reply relations(Call call) {
    return Reply.ok(new RelationsView(relations.of(call.anyone(), call.path("id")).stream()
        .map(found -> new RelationView(views.view(found.character()), new ViewValues().word(found.kind()),
            found.strength()))
        .toList()));
  }

  private static CharacterId id(Call call) {
    return new CharacterId(call.id("id", "character"));
  }
}
