package io.fabula.rest.character;

import static io.fabula.rest.http.Access.OWNER_OR_ADMIN;

import io.fabula.application.character.Lorekeeping;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.shared.Json;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.http.Upload;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * {@code /characters/{id}/world-settings}: the lorebook of a character. It answers the book itself, so
 * that what was read can be sent back; books on their own come in here too, as files or as bodies.
 */
public final class LorebookRoutes implements Routes {
  private static final String PATH = "/characters/{id}/world-settings";

  private final Lorekeeping lorekeeping;

  public LorebookRoutes(Lorekeeping lorekeeping) {
    this.lorekeeping = lorekeeping;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get(PATH, "character.getWorldSettings", OWNER_OR_ADMIN, Answer.ok(Json.Obj.class), this::get)
            .says("The character's lorebook; an empty one where it has none."),
        Route.put(PATH, "character.putWorldSettings", OWNER_OR_ADMIN, Upload.class,
            Answer.ok(Json.Obj.class), this::put)
            .says(
                "Replaces the lorebook: as a card holds one, as lorebook_v3, or as a SillyTavern world file."));
  }

  private Reply get(Call call) {
    Lorekeeping.Kept kept = lorekeeping.lorebook(call.caller(), id(call));
    return Reply.ok(view(kept)).version(kept.character().version());
  }

  private Reply put(Call call, Upload file) {
    Lorekeeping.Kept kept = lorekeeping.replace(call.caller(), id(call), call.expectedVersion(),
        file.bytes());
    Json.Obj view = view(kept).with("warnings",
        new Json.Arr(kept.warnings().stream().map(LorebookRoutes::view).toList()));
    return Reply.ok(view).version(kept.character().version());
  }

  private static Json.Obj view(Lorekeeping.Kept kept) {
    var members = new LinkedHashMap<String, Json>();
    members.put("object", new Json.Str("lorebook"));
    members.put("id", new Json.Str(kept.character().id().toString()));
    kept.lorebook().json().members().forEach(members::putIfAbsent);
    members.putIfAbsent("entries", new Json.Arr(List.of()));
    return new Json.Obj(members);
  }

  private static Json view(CardWarning warning) {
    return Json.EMPTY.with("code", new Json.Str(warning.code()))
        .with("message", new Json.Str(warning.message())).with("path", new Json.Str(warning.path()));
  }

  private static CharacterId id(Call call) {
    return new CharacterId(call.id("id", "character"));
  }
}
