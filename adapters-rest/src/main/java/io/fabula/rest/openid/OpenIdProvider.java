package io.fabula.rest.openid;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabula.domain.account.AccountError;
import io.fabula.domain.account.IdentityProvider;
import io.fabula.domain.account.SignInAttempt;
import io.fabula.domain.shared.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A provider that speaks OpenID Connect: the authorization code flow with PKCE. Its addresses come from its
 * discovery document; its keys are asked for again when a token names one that is not known.
 */
public final class OpenIdProvider implements IdentityProvider {
  private static final Duration KNOWN_FOR = Duration.ofHours(1);
  private static final Duration KEYS_AT_LEAST = Duration.ofSeconds(10);
  private static final long LEEWAY_SECONDS = 60;

  /**
   * @param name by which it is known here
   * @param issuer under whose {@code /.well-known/openid-configuration} the discovery document is
   * @param redirect where people come back to
   */
  public record Registration(String name, String issuer, String clientId, String clientSecret,
      URI redirect) {}

  private record Addresses(URI authorization, URI token, URI keys, Instant until) {}

  private record Keys(SigningKeys keys, Instant at) {}

  private final Registration registration;
  private final ProviderCalls calls;
  private final InstantSource clock;
  private volatile Optional<Addresses> addresses = Optional.empty();
  private volatile Optional<Keys> keys = Optional.empty();

  public OpenIdProvider(Registration registration, InstantSource clock) {
    this.registration = registration;
    this.calls = new ProviderCalls(registration.name());
    this.clock = clock;
  }

  @Override
  public String name() {
    return registration.name();
  }

  @Override
  public URI authorization(String state, SignInAttempt attempt) {
    URI address = addresses().authorization();
    var query = new LinkedHashMap<String, String>();
    query.put("response_type", "code");
    query.put("client_id", registration.clientId());
    query.put("redirect_uri", registration.redirect().toString());
    query.put("scope", "openid email profile");
    query.put("state", state);
    query.put("nonce", attempt.nonce());
    query.put("code_challenge", challenge(attempt.verifier()));
    query.put("code_challenge_method", "S256");
    String text = query.entrySet().stream()
        .map(field -> field.getKey() + "=" + ProviderCalls.encoded(field.getValue()))
        .collect(Collectors.joining("&"));
    return URI.create(address + (address.getQuery() == null ? "?" : "&") + text);
  }

  @Override
  public Identity identify(String code, SignInAttempt attempt) {
    JsonNode answer = calls.post(addresses().token(), Map.of("grant_type", "authorization_code", "code", code,
        "redirect_uri", registration.redirect().toString(), "client_id", registration.clientId(),
        "client_secret", registration.clientSecret(), "code_verifier", attempt.verifier()))
        .orElseThrow(AccountError.WrongCredentials::failure);
    DecodedJWT statement = verified(answer.path("id_token").asText(), attempt);
    return new Identity(statement.getSubject(), text(statement, "email"),
        Boolean.TRUE.equals(statement.getClaim("email_verified").asBoolean()), text(statement, "name"));
  }

  private static Optional<String> text(DecodedJWT statement, String claim) {
    return Optional.ofNullable(statement.getClaim(claim).asString()).filter(value -> !value.isBlank());
  }

  private DecodedJWT verified(String token, SignInAttempt attempt) {
    try {
      DecodedJWT claimed = JWT.decode(token);
      Algorithm algorithm = key(claimed).orElseThrow(AccountError.WrongCredentials::failure);
      var verifier = ((com.auth0.jwt.JWTVerifier.BaseVerification) JWT.require(algorithm)
          .withIssuer(registration.issuer()).withAudience(registration.clientId())
          .withClaim("nonce", attempt.nonce())
          .acceptLeeway(LEEWAY_SECONDS)).build(clock.withZone(ZoneOffset.UTC));
      DecodedJWT statement = verifier.verify(claimed);
      if (!complete(statement)) throw AccountError.WrongCredentials.failure();
      return statement;
    } catch (JWTVerificationException lie) {
      throw AccountError.WrongCredentials.failure();
    }
  }

  /** What the library lets pass: claims that are null, and other audiences beside ours. */
  private boolean complete(DecodedJWT statement) {
    boolean oursAlone = statement.getAudience().size() == 1
        || registration.clientId().equals(statement.getClaim("azp").asString());
    return oursAlone && statement.getExpiresAtAsInstant() != null && statement.getSubject() != null
        && !statement.getSubject().isBlank();
  }

  private Optional<Algorithm> key(DecodedJWT token) {
    Instant now = clock.instant();
    Optional<Algorithm> known = keys.filter(kept -> now.isBefore(kept.at().plus(KNOWN_FOR)))
        .flatMap(kept -> kept.keys().verifying(token.getKeyId(), token.getAlgorithm()));
    boolean justAsked = keys.filter(kept -> now.isBefore(kept.at().plus(KEYS_AT_LEAST))).isPresent();
    if (known.isPresent() || justAsked) return known;
    var fresh = new Keys(new SigningKeys(calls.get(addresses().keys())), now);
    keys = Optional.of(fresh);
    return fresh.keys().verifying(token.getKeyId(), token.getAlgorithm());
  }

  private Addresses addresses() {
    Instant now = clock.instant();
    Optional<Addresses> known = addresses.filter(kept -> now.isBefore(kept.until()));
    if (known.isPresent()) return known.get();
    JsonNode document = calls.get(URI.create(
        registration.issuer().replaceFirst("/+$", "") + "/.well-known/openid-configuration"));
    if (!registration.issuer().equals(document.path("issuer").asText())) throw calls.failed(false);
    var fresh = new Addresses(address(document, "authorization_endpoint"),
        address(document, "token_endpoint"),
        address(document, "jwks_uri"), now.plus(KNOWN_FOR));
    addresses = Optional.of(fresh);
    return fresh;
  }

  private URI address(JsonNode document, String name) {
    try {
      URI address = URI.create(document.path(name).asText());
      if (address.getHost() != null) return address;
    } catch (IllegalArgumentException malformed) {
      // told below, as any other address that is none
    }
    throw calls.failed(false);
  }

  private static String challenge(String verifier) {
    return Base64.getUrlEncoder().withoutPadding()
        .encodeToString(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
  }
}
