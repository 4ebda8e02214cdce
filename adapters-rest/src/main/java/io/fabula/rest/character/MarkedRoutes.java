package io.fabula.rest.character;

import static io.fabula.rest.http.Access.USER;

import io.fabula.application.character.MarkedCharacters;
import io.fabula.application.community.Marking;
import io.fabula.domain.account.Caller;
import io.fabula.domain.community.MarkKind;
import io.fabula.domain.community.SubjectKind;
import io.fabula.domain.community.SubjectRef;
import io.fabula.domain.shared.Json;
import io.fabula.rest.account.Parcel;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.mapstruct.factory.Mappers;

/** {@code /users/me/…}: the characters that the caller likes, keeps and voted for. */
public final class MarkedRoutes implements Routes, Takeout {
  /** A mark of the caller's own. */
  public record MarkView(String characterId, int value, Instant madeAt) {}

  private static final String ONE = "/users/me/favorites/{character_id}";

  private final Marking marking;
  private final MarkedCharacters characters;
  private final CharacterViews views = Mappers.getMapper(CharacterViews.class);

  public MarkedRoutes(Marking marking, MarkedCharacters characters) {
    this.marking = marking;
    this.characters = characters;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/users/me/favorites", "character.favorites", USER,
            Answer.pageOf(CharacterSummaryView.class), call -> page(call, MarkKind.FAVORITE))
            .says("The caller's favourites, the last added first."),
        Route.post(ONE, "character.favor", USER, Answer.nothing(), this::favor)
            .says("Adds a character to the caller's favourites."),
        Route.delete(ONE, "character.unfavor", USER, this::unfavor)
            .says("Takes a character out of the caller's favourites."),
        Route.get("/users/me/liked-characters", "character.liked", USER,
            Answer.pageOf(CharacterSummaryView.class), call -> page(call, MarkKind.LIKE))
            .says("The characters that the caller likes, the last one first."),
        Route.get("/users/me/votes", "character.votes", USER, Answer.ok(Json.Obj.class), this::votes)
            .says("What the caller voted: 1 or -1 by the character's id."));
  }

  /** A mark on what may not be seen any more tells its id alone. */
  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    for (MarkKind kind : MarkKind.values()) {
      parcel.list("marks/" + kind.name().toLowerCase(Locale.ROOT) + "s.json",
          page -> marking.marked(caller, kind, SubjectKind.CHARACTER, page),
          mark -> new MarkView(mark.subject().id().toString(), mark.value(), mark.madeAt()));
    }
  }

  private Reply page(Call call, MarkKind kind) {
    return Reply.page(characters.marked(call.caller(), kind, call.page()), views::view);
  }

  private Reply favor(Call call) {
    marking.keep(call.caller(), subject(call));
    return Reply.nothing();
  }

  private Reply unfavor(Call call) {
    marking.giveUp(call.caller(), subject(call));
    return Reply.nothing();
  }

  private Reply votes(Call call) {
    var votes = new LinkedHashMap<String, Json>();
    marking.votes(call.caller(), SubjectKind.CHARACTER)
        .forEach(mark -> votes.put(mark.subject().id().toString(), Json.Num.of(mark.value())));
    return Reply.ok(new Json.Obj(votes));
  }

  private static SubjectRef subject(Call call) {
    return SubjectRef.character(call.id("character_id", "character"));
  }
}
