package io.fabula.rest.account;

import static io.fabula.rest.http.Access.PUBLIC;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.account.AccountKeeping;
import io.fabula.application.account.SigningIn;
import io.fabula.application.account.TokenPair;
import io.fabula.domain.account.Email;
import io.fabula.domain.account.User;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.json.CodePoints;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1}: tokens and users as the storytelling contract has them. */
public final class EnvelopedAccountRoutes implements Routes {
  public record TokensRequest(@NotBlank @CodePoints(max = Email.LENGTH_MAX) String userId,
      @NotBlank String password) {}

  /**
   * @param expiresIn seconds until the access token expires
   */
  public record TokensView(String tokenType, String accessToken, long expiresIn, String refreshToken) {}

  public record ListenerView(String id, String object, String name, Integer age, Instant createdAt) {}

  private final SigningIn signingIn;
  private final AccountKeeping accounts;

  public EnvelopedAccountRoutes(SigningIn signingIn, AccountKeeping accounts) {
    this.signingIn = signingIn;
    this.accounts = accounts;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.post("/v1/auth/token", "account.tokens", PUBLIC, TokensRequest.class,
            Answer.ok(TokensView.class), this::tokens).says("Signs in by id, email or username.")
            .guarded(body -> Optional.of(body.userId())),
        Route.post("/v1/auth/refresh", "account.renewTokens", PUBLIC, AccountRoutes.RefreshRequest.class,
            Answer.ok(TokensView.class), this::refresh)
            .says("Trades a refresh token for the next pair; each is good once.").guarded(),
        Route.get("/v1/users/me", "account.listener", USER, Answer.ok(ListenerView.class), this::me)
            .says("The caller."));
  }

  private Reply tokens(Call call, TokensRequest body) {
    return view(signingIn.loginAs(body.userId(), body.password()));
  }

  private Reply refresh(Call call, AccountRoutes.RefreshRequest body) {
    return view(signingIn.refresh(body.refreshToken()));
  }

  private static Reply view(TokenPair pair) {
    return Reply.ok(new TokensView("Bearer", pair.accessToken(), pair.expiresIn().toSeconds(),
        pair.refreshToken())).header("Cache-Control", "no-store");
  }

  private Reply me(Call call) {
    User.Snapshot user = accounts.me(call.caller());
    return Reply.ok(new ListenerView(user.id().toString(), "user", user.name().orElse(user.displayName()),
        user.age().orElse(null), user.createdAt())).version(user.version());
  }
}
