package io.fabula.bootstrap;

import static io.fabula.bootstrap.Client.json;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A small OpenID provider over HTTP, which tells the truth unless a test makes it lie. */
final class OpenIdStub implements AutoCloseable {
  static final String CLIENT = "a client";
  static final String SECRET = "a secret";

  /** What somebody is sent away with. */
  record Departure(String state, String nonce, String challenge, String cookie) {}

  private final HttpServer server;
  private final KeyPair rsa = pair("RSA", 2_048);
  private final KeyPair ec = pair("EC", 256);
  private final KeyPair strange = pair("RSA", 2_048);
  private final Map<String, Departure> codes = new ConcurrentHashMap<>();
  volatile Function<Departure, String> statement = away -> rs256(claims(away));
  volatile int tokenStatus = 200;

  OpenIdStub() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200,
        json("issuer", issuer(), "authorization_endpoint", issuer() + "/authorize", "token_endpoint",
            issuer() + "/token", "jwks_uri", issuer() + "/keys")));
    server.createContext("/keys",
        exchange -> answer(exchange, 200, json("keys", List.of(rsaKey(), ecKey()))));
    server.createContext("/token", this::token);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A code for somebody who was sent here. */
  String code(Departure away) {
    String code = "code-" + codes.size() + "-" + away.nonce();
    codes.put(code, away);
    return code;
  }

  /** The truth about somebody, as claims to be changed. */
  JWTCreator.Builder claims(Departure away) {
    return JWT.create().withKeyId("rsa").withIssuer(issuer()).withAudience(CLIENT).withSubject("subject-1")
        .withClaim("nonce", away.nonce()).withClaim("email", "mira@elsewhere.example")
        .withClaim("email_verified", true).withClaim("name", "Mira Kim")
        .withIssuedAt(Instant.now()).withExpiresAt(Instant.now().plusSeconds(300));
  }

  String rs256(JWTCreator.Builder claims) {
    return claims.sign(Algorithm.RSA256(null, (RSAPrivateKey) rsa.getPrivate()));
  }

  String es256(JWTCreator.Builder claims) {
    return claims.withKeyId("ec").sign(Algorithm.ECDSA256(null, (ECPrivateKey) ec.getPrivate()));
  }

  /** Signed by a key that is not published, under the name of one that is. */
  String forged(JWTCreator.Builder claims) {
    return claims.sign(Algorithm.RSA256(null, (RSAPrivateKey) strange.getPrivate()));
  }

  /** The public key taken for a shared secret. */
  String confused(JWTCreator.Builder claims) {
    return claims.sign(Algorithm.HMAC256(rsa.getPublic().getEncoded()));
  }

  String unsigned(JWTCreator.Builder claims) {
    return claims.sign(Algorithm.none());
  }

  private void token(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> form = form(body);
    Departure away = codes.remove(form.getOrDefault("code", ""));
    boolean good = away != null && CLIENT.equals(form.get("client_id"))
        && SECRET.equals(form.get("client_secret"))
        && "authorization_code".equals(form.get("grant_type"))
        && away.challenge().equals(challenge(form.getOrDefault("code_verifier", "")));
    if (tokenStatus != 200) answer(exchange, tokenStatus, "{}");
    else
      if (good)
        answer(exchange, 200, json("access_token", "x", "token_type", "Bearer", "id_token",
            statement.apply(away)));
      else
        answer(exchange, 400, json("error", "invalid_grant"));
  }

  static Map<String, String> form(String text) {
    var fields = new HashMap<String, String>();
    for (String field : text.split("&")) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, Object> rsaKey() {
    var key = (RSAPublicKey) rsa.getPublic();
    return Map.of("kty", "RSA", "kid", "rsa", "use", "sig", "alg", "RS256", "n", base64(key.getModulus()),
        "e",
        base64(key.getPublicExponent()));
  }

  private Map<String, Object> ecKey() {
    var point = ((ECPublicKey) ec.getPublic()).getW();
    return Map.of("kty", "EC", "crv", "P-256", "kid", "ec", "use", "sig", "x", base64(point.getAffineX()),
        "y",
        base64(point.getAffineY()));
  }

  private static String base64(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return Base64.getUrlEncoder().withoutPadding()
        .encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static KeyPair pair(String kind, int size) {
    try {
      var generator = KeyPairGenerator.getInstance(kind);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
