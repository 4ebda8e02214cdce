package io.fabula.rest.character;

import static io.fabula.rest.http.Access.OWNER_OR_ADMIN;

import io.fabula.application.character.CharacterAuthoring;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.preset.ReplyPreset;
import io.fabula.domain.prompt.AuthorNote;
import io.fabula.domain.prompt.Role;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.http.ViewValues;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Patch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** {@code /characters/{id}/settings}: how its author would have replies drawn. */
public final class PresetRoutes implements Routes {
  private static final String PATH = "/characters/{id}/settings";

  public record NoteRequest(@NotBlank @CodePoints(max = 10_000) String content, Optional<Integer> depth,
      Optional<Role> role) {
    AuthorNote note() {
      return new AuthorNote(content, depth.orElse(AuthorNote.DEFAULT_DEPTH), role.orElse(Role.SYSTEM));
    }
  }

  public record SettingsRequest(Patch<Double> temperature, Patch<Double> topP, Patch<Integer> maxTokens,
      Patch<@Size(max = ReplyPreset.STOP_MAX) List<@CodePoints(max = 200) String>> stop,
      Patch<@CodePoints(max = 200) String> model, Patch<@Valid NoteRequest> authorNote) {
    ReplyPreset over(ReplyPreset now) {
      return new ReplyPreset(temperature.over(now.temperature()), topP.over(now.topP()),
          maxTokens.over(now.maxTokens()), stop.over(now.stop(), List.of()), model.over(now.model()),
          authorNote.map(NoteRequest::note).over(now.authorNote())).checked();
    }
  }

  public record NoteView(String content, int depth, String role) {}

  public record SettingsView(String object, String id, Double temperature, Double topP, Integer maxTokens,
      List<String> stop, String model, NoteView authorNote) {}

  private final CharacterAuthoring authoring;
  private final Predicate<String> offered;

  /**
   * @param offered whether there is a model of that name
   */
  public PresetRoutes(CharacterAuthoring authoring, Predicate<String> offered) {
    this.authoring = authoring;
    this.offered = offered;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get(PATH, "character.getSettings", OWNER_OR_ADMIN, Answer.ok(SettingsView.class),
            call -> Reply.ok(view(authoring.own(call.caller(), id(call)))))
            .says(
                "How replies are drawn in chats with it that say nothing else; nulls where nothing is set."),
        Route.post(PATH, "character.postSettings", OWNER_OR_ADMIN, SettingsRequest.class,
            Answer.created(SettingsView.class), this::create).says("Sets it for the first time."),
        Route.put(PATH, "character.putSettings", OWNER_OR_ADMIN, SettingsRequest.class,
            Answer.ok(SettingsView.class), this::put).says("Changes the fields that are sent."),
        Route.delete(PATH, "character.deleteSettings", OWNER_OR_ADMIN, this::clear)
            .says("Back to the defaults."));
  }

  private Reply create(Call call, SettingsRequest body) {
    Character.Snapshot made = edit(call, now -> {
      if (now.isPresent()) throw CharacterError.SettingsSetAlready.failure();
      return Optional.of(known(body.over(ReplyPreset.NONE)));
    });
    return Reply.created(view(made), "/api" + PATH.replace("{id}", made.id().toString()))
        .version(made.version());
  }

  private Reply put(Call call, SettingsRequest body) {
    Character.Snapshot made = edit(call,
        now -> Optional.of(known(body.over(now.orElse(ReplyPreset.NONE)))));
    return Reply.ok(view(made)).version(made.version());
  }

  private Reply clear(Call call) {
    edit(call, now -> Optional.empty());
    return Reply.nothing();
  }

  private Character.Snapshot edit(Call call, UnaryOperator<Optional<ReplyPreset>> change) {
    return authoring.update(call.caller(), id(call), call.expectedVersion(), sheet -> sheet.withDefinition(
        sheet.definition().withPreset(change.apply(sheet.definition().preset()))));
  }

  private ReplyPreset known(ReplyPreset preset) {
    if (preset.model().filter(offered.negate()).isPresent())
      throw SharedError.Invalid.failure("model", "catalog.unknown_model");
    return preset;
  }

  private static SettingsView view(Character.Snapshot character) {
    ReplyPreset preset = character.sheet().definition().preset().orElse(ReplyPreset.NONE);
    return new SettingsView("character_settings", character.id().toString(),
        preset.temperature().orElse(null), preset.topP().orElse(null), preset.maxTokens().orElse(null),
        preset.stop(), preset.model().orElse(null),
        preset.authorNote().map(note -> new NoteView(note.content(), note.depth(),
            new ViewValues().word(note.role()))).orElse(null));
  }

  private static CharacterId id(Call call) {
    return new CharacterId(call.id("id", "character"));
  }
}
