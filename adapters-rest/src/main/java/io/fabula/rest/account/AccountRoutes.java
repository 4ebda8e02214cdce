package io.fabula.rest.account;

import static io.fabula.rest.http.Access.PUBLIC;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.account.Registration;
import io.fabula.application.account.SigningIn;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapstruct.factory.Mappers;

/** {@code /auth}: how people come in and out. */
public final class AccountRoutes implements Routes {
  public record RegisterRequest(@NotBlank @CodePoints(max = 254) String email, @NotBlank String password,
      Optional<String> username, Optional<@CodePoints(max = 200) String> nickname) {}

  public record LoginRequest(Optional<String> email, Optional<String> username, @NotBlank String password) {}

  public record RefreshRequest(@NotBlank String refreshToken) {}

  public record LogoutRequest(Optional<String> refreshToken) {}

  private final Registration registration;
  private final SigningIn signingIn;
  private final UserViews views = Mappers.getMapper(UserViews.class);

  public AccountRoutes(Registration registration, SigningIn signingIn) {
    this.registration = registration;
    this.signingIn = signingIn;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.post("/auth/register", "account.register", PUBLIC, RegisterRequest.class,
            Answer.created(TokenPairView.class), this::register).says("Makes an account and signs it in."),
        Route.post("/auth/login", "account.login", PUBLIC, LoginRequest.class, Answer.ok(TokenPairView.class),
            this::login).says("Signs in by email or username."),
        Route.post("/auth/refresh", "account.refresh", PUBLIC, RefreshRequest.class,
            Answer.ok(TokenPairView.class),
            this::refresh).says("Trades a refresh token for the next pair; each is good once."),
        Route
            .post("/auth/logout", "account.logout", USER, LogoutRequest.class, Answer.nothing(), this::logout)
            .says("Ends one session, or all of the caller's."),
        Route.get("/auth/me", "account.me", USER, Answer.ok(UserView.class), this::me)
            .says("The caller, from the token."),
        Route.get("/users/me", "account.self", USER, Answer.ok(UserView.class), this::me)
            .says("The caller."));
  }

  private Reply register(Call call, RegisterRequest body) {
    var user = registration.register(body.email(), body.password(), body.username(), body.nickname());
    return Reply.created(views.view(signingIn.open(user)), "/api/users/me").header("Cache-Control",
        "no-store");
  }

  private Reply login(Call call, LoginRequest body) {
    return secret(Reply.ok(views.view(signingIn.login(body.email(), body.username(), body.password()))));
  }

  private Reply refresh(Call call, RefreshRequest body) {
    return secret(Reply.ok(views.view(signingIn.refresh(body.refreshToken()))));
  }

  private Reply logout(Call call, LogoutRequest body) {
    signingIn.logout(call.token().orElseThrow(), body.refreshToken());
    return Reply.nothing();
  }

  private Reply me(Call call) {
    return Reply.ok(views.view(signingIn.me(call.caller())));
  }

  private static Reply secret(Reply.Body reply) {
    return new Reply.Body(reply.status(), reply.view(), Map.of("Cache-Control", "no-store"));
  }
}
