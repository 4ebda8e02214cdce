package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWTCreator;
import io.fabula.domain.account.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Coming in by an account elsewhere, and each way in which a provider can lie. */
@Timeout(180)
class ProviderSignInHttpTest {
  private static OpenIdStub provider;
  private static TestServer server;
  private final String subject = "subject-" + Client.newName();
  private final String email = Client.newName() + "@elsewhere.example";

  @BeforeAll
  static void start() {
    provider = new OpenIdStub();
    server = TestServer.start("FABULA_GOOGLE_CLIENT_ID", OpenIdStub.CLIENT, "FABULA_GOOGLE_CLIENT_SECRET",
        OpenIdStub.SECRET, "FABULA_GOOGLE_ISSUER", provider.issuer(), "FABULA_PUBLIC_URL",
        "https://fabula.example");
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.close();
  }

  @BeforeEach
  void tellTheTruth() {
    provider.tokenStatus = 200;
    provider.statement = away -> provider.rs256(claims(away));
  }

  private JWTCreator.Builder claims(OpenIdStub.Departure away) {
    return provider.claims(away).withSubject(subject).withClaim("email", email);
  }

  private static OpenIdStub.Departure depart() {
    Answered sent = server.client().get("/auth/google").is(302);
    String location = sent.header("Location").orElseThrow();
    assertThat(location).startsWith(provider.issuer() + "/authorize?");
    Map<String, String> query = OpenIdStub.form(location.substring(location.indexOf('?') + 1));
    assertThat(query).containsEntry("response_type", "code").containsEntry("client_id", OpenIdStub.CLIENT)
        .containsEntry("code_challenge_method", "S256").containsEntry("scope", "openid email profile")
        .containsEntry("redirect_uri", "https://fabula.example/api/auth/google/callback");
    String cookie = sent.header("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Secure");
    return new OpenIdStub.Departure(query.get("state"), query.get("nonce"), query.get("code_challenge"),
        cookie.substring(0, cookie.indexOf(';')));
  }

  private static Answered arrive(OpenIdStub.Departure away, String code) {
    return server.client().with("Cookie", away.cookie()).with("Accept", "application/json")
        .get("/api/auth/google/callback?state=" + away.state() + "&code=" + code);
  }

  private static Answered comeIn() {
    OpenIdStub.Departure away = depart();
    return arrive(away, provider.code(away));
  }

  @Test
  void who_comes_for_the_first_time_gets_an_account_and_it_is_theirs_from_then_on() {
    Answered first = comeIn().is(200);

    assertThat(first.at("/user/email").asText()).isEqualTo(email);
    assertThat(first.at("/user/email_verified").asBoolean()).isTrue();
    assertThat(first.at("/user/name").asText()).isEqualTo("Mira Kim");
    Client user = server.client().withToken(first.at("/access_token").asText());
    assertThat(user.get("/users/me").is(200).id()).isEqualTo(first.at("/user/id").asText());
    provider.statement = away -> provider.es256(claims(away).withClaim("email", "x" + email));
    assertThat(comeIn().is(200).at("/user/id")).isEqualTo(first.at("/user/id"));
  }

  @Test
  void a_browser_is_sent_to_the_page_with_tokens_behind_the_hash() {
    OpenIdStub.Departure away = depart();

    Answered sent = server.client().with("Cookie", away.cookie()).with("Accept", "text/html,*/*")
        .get("/auth/google/callback?state=" + away.state() + "&code=" + provider.code(away)).is(302);

    String location = sent.header("Location").orElseThrow();
    assertThat(location).startsWith("https://fabula.example/#/signed-in?");
    Map<String, String> tokens = OpenIdStub.form(location.substring(location.indexOf('?') + 1));
    server.client().withToken(tokens.get("access_token")).get("/users/me").is(200);
    server.client().post("/auth/refresh", json("refresh_token", tokens.get("refresh_token"))).is(200);
    assertThat(sent.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
  }

  @Test
  void each_lie_of_a_provider_is_refused_and_makes_no_account() {
    Map<String, Function<OpenIdStub.Departure, String>> lies = Map.ofEntries(
        Map.entry("nonce", away -> provider.rs256(claims(away).withClaim("nonce", "another"))),
        Map.entry("audience", away -> provider.rs256(claims(away).withAudience("another"))),
        Map.entry("audiences",
            away -> provider.rs256(claims(away).withAudience(OpenIdStub.CLIENT, "another"))),
        Map.entry("issuer", away -> provider.rs256(claims(away).withIssuer("https://another.example"))),
        Map.entry("expired",
            away -> provider.rs256(claims(away).withExpiresAt(Instant.now().minusSeconds(600)))),
        Map.entry("endless", away -> provider.rs256(claims(away).withExpiresAt((Instant) null))),
        Map.entry("signature", away -> provider.forged(claims(away))),
        Map.entry("none", away -> provider.unsigned(claims(away))),
        Map.entry("confused", away -> provider.confused(claims(away))),
        Map.entry("unknown key", away -> provider.rs256(claims(away).withKeyId("unknown"))),
        Map.entry("key of another kind", away -> provider.rs256(claims(away).withKeyId("ec"))),
        Map.entry("nobody", away -> provider.rs256(claims(away).withSubject(null))),
        Map.entry("no address", away -> provider.rs256(claims(away).withClaim("email", (String) null))),
        Map.entry("garbage", away -> "x.y"));
    assertThat(lies.entrySet()).allSatisfy(lie -> {
      provider.statement = lie.getValue();
      assertThat(comeIn().text()).as(lie.getKey()).contains("AUTHENTICATION_FAILED");
    });
    assertThat(server.client().get("/auth/check-email?email=" + email).at("/available").asBoolean()).isTrue();
  }

  @Test
  void an_address_that_the_provider_has_not_verified_links_to_nobody() {
    server.client().post("/auth/register", json("email", email, "password", Client.PASSWORD)).is(201);
    provider.statement = away -> provider.rs256(claims(away).withClaim("email_verified", false));

    comeIn().isProblem(409, "CONFLICT");

    server.client().post("/auth/login", json("email", email, "password", Client.PASSWORD)).is(200);
  }

  @Test
  void whoever_made_an_account_with_an_address_that_is_not_theirs_loses_it_to_whom_it_belongs() {
    Answered squatter = server.client()
        .post("/auth/register", json("email", email, "password", Client.PASSWORD))
        .is(201);

    Answered owner = comeIn().is(200);

    assertThat(owner.at("/user/id")).isEqualTo(squatter.at("/user/id"));
    assertThat(owner.at("/user/email_verified").asBoolean()).isTrue();
    server.client().withToken(squatter.at("/access_token").asText()).get("/users/me").isProblem(401,
        "INVALID_TOKEN");
    server.client().post("/auth/login", json("email", email, "password", Client.PASSWORD)).isProblem(401,
        "AUTHENTICATION_FAILED");
  }

  @Test
  void a_state_is_good_once_for_the_browser_that_left_with_it() {
    OpenIdStub.Departure away = depart();
    OpenIdStub.Departure another = depart();
    server.client().with("Accept", "application/json")
        .get("/auth/google/callback?state=" + depart().state() + "&code=" + provider.code(away))
        .names("state");
    arrive(new OpenIdStub.Departure(away.state(), "", "", another.cookie()), provider.code(away))
        .names("state");
    arrive(away, provider.code(away)).names("state");

    String code = provider.code(another);
    arrive(another, code).is(200);
    arrive(another, code).names("state");
    OpenIdStub.Departure third = depart();
    arrive(third, code).isProblem(401, "AUTHENTICATION_FAILED");
    server.client().get("/auth/google/callback").names("state");
    server.client().get("/auth/google/callback?state=x&code=y").names("state");
  }

  @Test
  void who_does_not_want_to_stays_outside() {
    OpenIdStub.Departure away = depart();

    server.client().with("Cookie", away.cookie())
        .get("/auth/google/callback?state=" + away.state() + "&error=access_denied")
        .isProblem(401, "AUTHENTICATION_FAILED");
  }

  private static String ledBack(Client browser, String query) {
    Answered sent = browser.with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        .get("/auth/google/callback?" + query).is(302);
    assertThat(sent.header("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    return sent.header("Location").orElseThrow();
  }

  @Test
  void a_browser_that_fails_is_led_back_to_the_page_with_the_reason() {
    String back = "https://fabula.example/#/sign-in-failed?reason=";
    Client stranger = server.client();
    assertThat(ledBack(stranger, "state=unknown&code=y")).isEqualTo(back + "VALIDATION_ERROR");
    assertThat(ledBack(stranger, "code=y")).isEqualTo(back + "VALIDATION_ERROR");

    OpenIdStub.Departure unwilling = depart();
    assertThat(
        ledBack(stranger.with("Cookie", unwilling.cookie()),
            "state=" + unwilling.state() + "&error=access_denied"))
        .isEqualTo(back + "CANCELLED");

    OpenIdStub.Departure lied = depart();
    provider.statement = away -> provider.forged(claims(away));
    assertThat(ledBack(stranger.with("Cookie", lied.cookie()),
        "state=" + lied.state() + "&code=" + provider.code(lied))).isEqualTo(back + "AUTHENTICATION_FAILED");

    OpenIdStub.Departure unlucky = depart();
    provider.tokenStatus = 503;
    assertThat(ledBack(stranger.with("Cookie", unlucky.cookie()),
        "state=" + unlucky.state() + "&code=" + provider.code(unlucky))).isEqualTo(back + "PROVIDER_ERROR");
  }

  @Test
  void a_provider_that_is_down_or_broken_is_told_as_such() {
    provider.tokenStatus = 503;
    Answered broken = comeIn().isProblem(502, "PROVIDER_ERROR");
    assertThat(broken.at("/details/provider").asText()).isEqualTo("google");
    assertThat(broken.at("/details/retryable").asBoolean()).isTrue();

    var gone = new OpenIdStub();
    String issuer = gone.issuer();
    gone.close();
    try (TestServer alone = TestServer.start("FABULA_GOOGLE_CLIENT_ID", "x", "FABULA_GOOGLE_CLIENT_SECRET",
        "y",
        "FABULA_GOOGLE_ISSUER", issuer)) {
      alone.client().get("/auth/google").isProblem(502, "PROVIDER_ERROR");
    }
  }

  @Test
  void who_is_suspended_does_not_come_in_this_way_either() {
    Answered pair = comeIn().is(200);
    server.accounts().moderation().suspend(new UserId(UUID.fromString(pair.at("/user/id").asText())));

    comeIn().isProblem(401, "AUTHENTICATION_FAILED");
  }

  @Test
  void the_providers_are_listed_and_absent_where_none_is_configured() {
    Answered listed = server.client().get("/auth/providers").is(200);
    assertThat(listed.at("/providers/0/id").asText()).isEqualTo("google");
    assertThat(listed.at("/providers/0/enabled").asBoolean()).isTrue();
    assertThat(listed.at("/providers/0/authorize_url").asText())
        .isEqualTo("https://fabula.example/api/auth/google");

    try (TestServer plain = TestServer.start()) {
      Answered none = plain.client().get("/auth/providers").is(200);
      assertThat(none.at("/providers/0/enabled").asBoolean(true)).isFalse();
      assertThat(none.at("/providers/0/authorize_url").isNull()).isTrue();
      plain.client().get("/auth/google").isProblem(404, "RESOURCE_NOT_FOUND");
      plain.client().get("/auth/google/callback?state=x&code=y").isProblem(404, "RESOURCE_NOT_FOUND");
    }
  }
}
