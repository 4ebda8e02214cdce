package io.fabula.rest.security;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.JWTVerifier;
import io.fabula.domain.account.AccessToken;
import io.fabula.domain.account.AccessTokens;
import io.fabula.domain.account.Caller;
import io.fabula.domain.account.Role;
import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Sha256;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens as JSON Web Tokens (RFC 7519), signed with HMAC-SHA-256; {@code kid} tells which key.
 *
 * <p>A token costs as much to verify as a page of history costs to read, and clients send the same
 * one for an hour, so what was verified is remembered until it expires.
 */
public final class JwtAccessTokens implements AccessTokens {
  private static final String ISSUER = "fabula";
  private static final int REMEMBERED = 20_000;

  private final Algorithm algorithm;
  private final String keyId;
  private final JWTVerifier verifier;
  private final Ids ids;
  private final Map<String, AccessToken> verified = new ConcurrentHashMap<>();

  /**
   * @param key at least 32 bytes
   */
  public JwtAccessTokens(byte[] key, Ids ids, InstantSource clock) {
    this.algorithm = Algorithm.HMAC256(key);
    this.keyId = keyId(key);
    this.verifier = ((com.auth0.jwt.JWTVerifier.BaseVerification) JWT.require(algorithm)
        .withIssuer(ISSUER).withAudience(ISSUER)).build(clock.withZone(ZoneOffset.UTC));
    this.ids = ids;
  }

  @Override
  public String issue(Caller caller, UUID session, Instant now) {
    return JWT.create()
        .withKeyId(keyId)
        .withIssuer(ISSUER)
        .withAudience(ISSUER)
        .withSubject(caller.id().toString())
        .withClaim("role", caller.role().name().toLowerCase(Locale.ROOT))
        .withClaim("sid", session.toString())
        .withJWTId(ids.next().toString())
        .withIssuedAt(now)
        .withExpiresAt(now.plus(LIFETIME))
        .sign(algorithm);
  }

  @Override
  public Optional<AccessToken> read(String token, Instant now) {
    AccessToken known = verified.get(token);
    if (known == null) {
      Optional<AccessToken> fresh = verify(token);
      if (fresh.isEmpty()) return fresh;
      known = fresh.get();
      remember(token, known, now);
    }
    return now.isBefore(known.expiresAt()) ? Optional.of(known) : Optional.empty();
  }

  private void remember(String token, AccessToken known, Instant now) {
    if (verified.size() >= REMEMBERED) verified.values().removeIf(old -> !now.isBefore(old.expiresAt()));
    if (verified.size() >= REMEMBERED) verified.clear();
    verified.put(token, known);
  }

  private Optional<AccessToken> verify(String token) {
    try {
      DecodedJWT jwt = verifier.verify(token);
      Role role = Role.valueOf(jwt.getClaim("role").asString().toUpperCase(Locale.ROOT));
      var caller = new Caller(new UserId(UUID.fromString(jwt.getSubject())), role);
      return Optional.of(new AccessToken(jwt.getId(), caller,
          UUID.fromString(jwt.getClaim("sid").asString()), jwt.getExpiresAtAsInstant()));
    } catch (JWTVerificationException | IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  private static String keyId(byte[] key) {
    return Sha256.hex("kid:" + HexFormat.of().formatHex(key)).substring(0, 16);
  }
}
