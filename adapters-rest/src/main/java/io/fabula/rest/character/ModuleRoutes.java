package io.fabula.rest.character;

import static io.fabula.rest.http.Access.OWNER_OR_ADMIN;

import io.fabula.application.character.CharacterAuthoring;
import io.fabula.domain.character.Character;
import io.fabula.domain.character.CharacterId;
import io.fabula.domain.character.CustomModule;
import io.fabula.domain.shared.Ids;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /characters/{id}/custom-modules}: the sections that an author adds to prompts. */
public final class ModuleRoutes implements Routes {
  private static final String PATH = "/characters/{id}/custom-modules";

  /**
   * @param id made where it is left out
   * @param order the place in the list where it is left out
   */
  public record ModuleRequest(Optional<@CodePoints(max = 200) String> id,
      @NotBlank @CodePoints(max = 200) String name, @NotNull @CodePoints(max = 100_000) String content,
      @NotNull String position, Optional<Boolean> enabled, Optional<Integer> order) {}

  public record ModulesRequest(
      @NotNull @Size(max = CustomModule.COUNT_MAX) List<@Valid ModuleRequest> modules) {}

  public record ModuleView(String id, String name, String content, String position, boolean enabled,
      int order) {
    static ModuleView of(CustomModule module) {
      return new ModuleView(module.id(), module.name(), module.content(), module.position(), module.enabled(),
          module.order());
    }
  }

  public record ModulesView(List<ModuleView> modules) {}

  private final CharacterAuthoring authoring;
  private final Ids ids;

  public ModuleRoutes(CharacterAuthoring authoring, Ids ids) {
    this.authoring = authoring;
    this.ids = ids;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get(PATH, "character.getModules", OWNER_OR_ADMIN, Answer.ok(ModulesView.class),
            call -> view(authoring.own(call.caller(), id(call))))
            .says("The sections that its author added to prompts."),
        Route.put(PATH, "character.putModules", OWNER_OR_ADMIN, ModulesRequest.class,
            Answer.ok(ModulesView.class), this::put).says("Replaces them all."));
  }

  private Reply put(Call call, ModulesRequest body) {
    var modules = new ArrayList<CustomModule>();
    for (ModuleRequest module : body.modules()) {
      modules.add(new CustomModule(module.id().orElseGet(() -> ids.next().toString()), module.name(),
          module.content(), module.position(), module.enabled().orElse(true),
          module.order().orElse(modules.size())));
    }
    return view(authoring.update(call.caller(), id(call), call.expectedVersion(),
        sheet -> sheet.withDefinition(sheet.definition().withModules(modules))));
  }

  private static Reply view(Character.Snapshot character) {
    return Reply.ok(new ModulesView(
        character.sheet().definition().modules().stream().map(ModuleView::of).toList()))
        .version(character.version());
  }

  private static CharacterId id(Call call) {
    return new CharacterId(call.id("id", "character"));
  }
}
