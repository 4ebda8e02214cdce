package io.fabula.rest.persona;

import static io.fabula.rest.http.Access.OWNER;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.persona.PersonaKeeping;
import io.fabula.domain.account.Caller;
import io.fabula.domain.asset.AssetId;
import io.fabula.domain.persona.Persona;
import io.fabula.domain.persona.PersonaId;
import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Slug;
import io.fabula.rest.account.Parcel;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import io.fabula.rest.json.Patch;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.ArrayList;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mapstruct.factory.Mappers;

/** {@code /personas}, and {@code /user-personas}, which is the same to clients of another contract. */
public final class PersonaRoutes implements Routes, Takeout {
  public record CreatePersonaRequest(@NotBlank @CodePoints(max = 200) String name,
      Optional<@CodePoints(max = 100_000) String> description, Optional<@CodePoints(max = 80) String> slug,
      Optional<UUID> avatarAssetId, Optional<Boolean> isDefault) {}

  public record UpdatePersonaRequest(Patch<@CodePoints(max = 200) String> name,
      Patch<@CodePoints(max = 100_000) String> description, Patch<@CodePoints(max = 80) String> slug,
      Patch<UUID> avatarAssetId, Patch<Boolean> isDefault) {}

  public record LimitView(int used, int limit) {}

  public record SlugView(boolean available, String suggestion) {}

  private final PersonaKeeping personas;
  private final PersonaViews views = Mappers.getMapper(PersonaViews.class);

  public PersonaRoutes(PersonaKeeping personas) {
    this.personas = personas;
  }

  @Override
  public List<Route<?>> routes() {
    List<Route<?>> routes = new ArrayList<>(List.of(
        Route.get("/personas/limit", "persona.limit", USER, Answer.ok(LimitView.class), this::limit)
            .says("How many personas the caller has, and may have."),
        Route
            .get("/personas/check-slug", "persona.checkSlug", USER, Answer.ok(SlugView.class),
                this::checkSlug)
            .query("slug", "the slug to check").says("Whether a slug is free."),
        Route.get("/user-personas/{id}", "persona.get", OWNER, Answer.ok(PersonaView.class), this::get)
            .says("One persona."),
        Route.post("/user-personas/{id}/default", "persona.makeDefault", OWNER, Answer.ok(PersonaView.class),
            this::makeDefault).says("Makes a persona the only default.")));
    routes.addAll(at("/personas", ""));
    routes.addAll(at("/user-personas", "Own"));
    return routes;
  }

  private List<Route<?>> at(String path, String face) {
    return List.of(
        Route.get(path, "persona.list" + face, USER, Answer.pageOf(PersonaView.class), this::list)
            .says("The caller's personas."),
        Route.post(path, "persona.create" + face, USER, CreatePersonaRequest.class,
            Answer.created(PersonaView.class),
            this::create).says("Makes a persona."),
        Route.put(path + "/{id}", "persona.update" + face, OWNER, UpdatePersonaRequest.class,
            Answer.ok(PersonaView.class), this::update).says("Changes the fields that are sent."),
        Route.delete(path + "/{id}", "persona.delete" + face, OWNER, this::delete)
            .says("Throws a persona away."));
  }

  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    parcel.list("personas.json", page -> personas.list(caller, page), views::view);
  }

  private Reply list(Call call) {
    return Reply.page(personas.list(call.caller(), call.page()), views::view);
  }

  private Reply get(Call call) {
    return one(personas.get(call.caller(), id(call)));
  }

  private Reply create(Call call, CreatePersonaRequest body) {
    Persona.Snapshot made = personas.create(call.caller(), body.name(), body.slug(), body.description(),
        body.avatarAssetId().map(AssetId::new), body.isDefault().orElse(false));
    return Reply.created(views.view(made), "/api/user-personas/" + made.id()).version(made.version());
  }

  private Reply update(Call call, UpdatePersonaRequest body) {
    return one(personas.update(call.caller(), id(call), call.expectedVersion(),
        (persona, now) -> apply(call, body, persona, now)));
  }

  private void apply(Call call, UpdatePersonaRequest body, Persona persona, Instant now) {
    body.avatarAssetId().ifSent(
        asset -> persona.wear(asset.map(id -> personas.face(call.caller(), new AssetId(id))), now));
    body.name().ifSent(name -> persona.rename(name.orElse(""), now));
    body.description().ifSent(description -> persona.describe(description, now));
    body.slug().ifSent(slug -> persona.address(slug.orElse(""), now));
    body.isDefault().ifSent(isDefault -> persona.makeDefault(isDefault.orElse(false), now));
  }

  private Reply delete(Call call) {
    personas.delete(call.caller(), id(call), call.expectedVersion());
    return Reply.nothing();
  }

  private Reply makeDefault(Call call) {
    return one(personas.update(call.caller(), id(call), call.expectedVersion(),
        (persona, now) -> persona.makeDefault(true, now)));
  }

  private Reply limit(Call call) {
    return Reply.ok(new LimitView(personas.used(call.caller()), Persona.LIMIT));
  }

  private Reply checkSlug(Call call) {
    String slug = Slug.checked(call.query("slug")
        .orElseThrow(() -> SharedError.Invalid.failure("slug", "shared.required")));
    boolean taken = personas.slugTaken(call.caller(), slug);
    return Reply.ok(new SlugView(!taken, taken ? personas.suggestion(call.caller(), slug) : null));
  }

  private Reply one(Persona.Snapshot persona) {
    return Reply.ok(views.view(persona)).version(persona.version());
  }

  private static PersonaId id(Call call) {
    return new PersonaId(call.id("id", "persona"));
  }
}
