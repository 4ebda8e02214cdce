package io.fabula.rest.account;

import static io.fabula.rest.http.Access.PUBLIC;

import io.fabula.application.account.ProviderSignIn;
import io.fabula.application.account.TokenPair;
import io.fabula.domain.account.SignInAttempt;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Problems;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import java.util.List;
import java.util.function.Supplier;
import org.mapstruct.factory.Mappers;

/** {@code /auth/google}: coming in by an account elsewhere. */
public final class ProviderRoutes implements Routes {
  private static final String COOKIE = "fabula_sign_in";

  /**
   * @param authorizeUrl where to begin, null where it is not enabled
   */
  public record ProviderView(String id, boolean enabled, String authorizeUrl) {}

  public record ProvidersView(List<ProviderView> providers) {}

  private final ProviderSignIn google;
  private final String publicUrl;
  private final UserViews views = Mappers.getMapper(UserViews.class);

  /**
   * @param publicUrl where the world finds the page, without a slash at its end
   */
  public ProviderRoutes(ProviderSignIn google, String publicUrl) {
    this.google = google;
    this.publicUrl = publicUrl;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/auth/providers", "account.providers", PUBLIC, Answer.ok(ProvidersView.class),
            this::providers).says("By whose accounts one can come in."),
        Route.get("/auth/google", "account.google", PUBLIC, Answer.redirect(),
            call -> orBack(call, () -> depart(call)))
            .says("Sends the browser to Google.").guarded(),
        Route.get("/auth/google/callback", "account.googleCallback", PUBLIC, Answer.redirect(),
            call -> orBack(call, () -> arrive(call)))
            .query("state", "what Google was given").query("code", "what Google gives")
            .query("error", "why Google gives no code")
            .says(
                "Comes back from Google: to the page with tokens or the reason of a refusal behind the #, or as JSON "
                    + "where that is asked for.")
            .guarded());
  }

  private Reply providers(Call call) {
    return Reply.ok(new ProvidersView(List.of(new ProviderView("google", google.enabled(),
        google.enabled() ? publicUrl + "/api/auth/google" : null))));
  }

  /** A browser that cannot come in this way is led back to the page, which has words for the reason. */
  private Reply orBack(Call call, Supplier<Reply> way) {
    try {
      return way.get();
    } catch (DomainFailure refusal) {
      if (!call.wantsPage()) throw refusal;
      // who did not want to come in has not failed
      String reason = call.query("error").filter("access_denied"::equals).isPresent() ? "CANCELLED"
          : Problems.of(refusal.error().kind()).code();
      return Reply.redirect(publicUrl + "/#/sign-in-failed?reason=" + reason).header("Set-Cookie",
          cookie("", 0));
    }
  }

  private Reply depart(Call call) {
    ProviderSignIn.Departure departure = google.depart();
    return Reply.redirect(departure.address().toString()).header("Set-Cookie",
        cookie(departure.browser(), SignInAttempt.LIFETIME.toSeconds()));
  }

  private Reply arrive(Call call) {
    String state = call.query("state")
        .orElseThrow(() -> SharedError.Invalid.failure("state", "shared.required"));
    TokenPair pair = google.arrive(state, call.query("code"), call.cookie(COOKIE), call.locale());
    if (call.wantsExactlyJson())
      return Reply.ok(views.view(pair)).header("Cache-Control", "no-store").header("Set-Cookie",
          cookie("", 0));
    // behind the # they reach the page and no server's log
    return Reply.redirect(publicUrl + "/#/signed-in?access_token=" + pair.accessToken() + "&refresh_token="
        + pair.refreshToken() + "&token_type=Bearer&expires_in=" + pair.expiresIn().toSeconds())
        .header("Set-Cookie", cookie("", 0));
  }

  private String cookie(String value, long seconds) {
    return COOKIE + "=" + value + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Lax"
        + (publicUrl.startsWith("https:") ? "; Secure" : "");
  }
}
