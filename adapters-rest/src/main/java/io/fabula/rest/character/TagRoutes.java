package io.fabula.rest.character;

import static io.fabula.rest.http.Access.ADMIN;
import static io.fabula.rest.http.Access.OWNER_OR_ADMIN;
import static io.fabula.rest.http.Access.PUBLIC;

import io.fabula.application.character.CharacterAuthoring;
import io.fabula.application.character.TagKeeping;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CharacterSheet;
import io.fabula.domain.character.tag.TagId;
import io.fabula.domain.character.tag.TagUse;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** {@code /tags}, and the tags of one character. */
public final class TagRoutes implements Routes {
  private static final String OF_ONE = "/characters/{id}/tags";

  public record GiveTagRequest(@NotBlank @CodePoints(max = 200) String name,
      Optional<@CodePoints(max = 200) String> category) {}

  /**
   * @param id null where no admin gave it
   * @param count of characters that everyone may find
   */
  public record TagView(String object, String id, String name, String category, long count) {
    static TagView of(TagUse use) {
      return new TagView("tag", use.id().map(TagId::toString).orElse(null), use.name(),
          use.category().orElse(null), use.count());
    }
  }

  public record CountView(String name, long count) {}

  public record CategoryView(String name, List<CountView> tags) {}

  public record CategoriesView(List<CategoryView> categories) {}

  public record TagsView(List<String> tags) {}

  public record TagsRequest(
      @NotNull @Size(max = CharacterSheet.TAGS_MAX) List<@CodePoints(max = 200) String> tags) {}

  private final TagKeeping tags;
  private final CharacterAuthoring authoring;

  public TagRoutes(TagKeeping tags, CharacterAuthoring authoring) {
    this.tags = tags;
    this.authoring = authoring;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/tags", "character.givenTags", PUBLIC, Answer.pageOf(TagView.class),
            call -> Reply.page(tags.given(call.page()), TagView::of))
            .says("The tags to choose from, by name."),
        Route.get("/tags/used", "character.usedTags", PUBLIC, Answer.pageOf(TagView.class),
            call -> Reply.page(tags.used(call.page()), TagView::of))
            .says("The tags that public characters have, by name."),
        Route.post("/tags", "character.giveTag", ADMIN, GiveTagRequest.class, Answer.created(TagView.class),
            this::give).says("Adds a tag to choose from."),
        Route.delete("/tags/{id}", "character.takeTagAway", ADMIN, this::takeAway)
            .says("Takes a tag off the list; characters keep it."),
        Route.get("/characters/structured-tags", "character.structuredTags", PUBLIC,
            Answer.ok(CategoriesView.class), this::structured)
            .says("The tags of public characters within their categories."),
        Route.get(OF_ONE, "character.getTags", PUBLIC, Answer.ok(TagsView.class), this::ofOne)
            .says("The tags of one character."),
        Route.put(OF_ONE, "character.putTags", OWNER_OR_ADMIN, TagsRequest.class, Answer.ok(TagsView.class),
            this::put).says("Replaces the tags of one character."));
  }

  private Reply give(Call call, GiveTagRequest body) {
    return Reply.created(TagView.of(tags.give(body.name(), body.category())));
  }

  private Reply takeAway(Call call) {
    tags.takeAway(new TagId(call.id("id", "tag")));
    return Reply.nothing();
  }

  private Reply structured(Call call) {
    var categories = new LinkedHashMap<String, List<CountView>>();
    for (TagUse use : tags.structured()) {
      categories.computeIfAbsent(use.category().orElseThrow(), name -> new java.util.ArrayList<>())
          .add(new CountView(use.name(), use.count()));
    }
    return Reply.ok(new CategoriesView(categories.entrySet().stream()
        .map(entry -> new CategoryView(entry.getKey(), entry.getValue())).toList()));
  }

  private Reply ofOne(Call call) {
    return tags(authoring.get(call.anyone(), call.path("id")).character());
  }

  private Reply put(Call call, TagsRequest body) {
    return tags(authoring.update(call.caller(), new CharacterId(call.id("id", "character")),
        call.expectedVersion(), sheet -> sheet.withDefinition(sheet.definition().withTags(body.tags()))));
  }

  private static Reply tags(Character.Snapshot character) {
    return Reply.ok(new TagsView(character.sheet().definition().tags())).version(character.version());
  }
}
