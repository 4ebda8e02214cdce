package io.fabula.rest.openid;

import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A provider's public keys (RFC 7517), and how a token of each is verified: the key decides the algorithm, never
 * the token.
 */
final class SigningKeys {
  private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

  private final Map<String, Algorithm> byId = new HashMap<>();

  SigningKeys(JsonNode published) {
    for (JsonNode key : published.path("keys")) {
      boolean signs = key.path("use").asText("sig").equals("sig");
      if (signs && key.hasNonNull("kid"))
        algorithm(key).ifPresent(one -> byId.put(key.get("kid").asText(), one));
    }
  }

  /** How a token that names this key is verified; absent where there is no such key, or it names another way. */
  Optional<Algorithm> verifying(String id, String algorithm) {
    return Optional.ofNullable(byId.get(String.valueOf(id))).filter(one -> one.getName().equals(algorithm));
  }

  /** A key of a kind that is not known here is left out. */
  private static Optional<Algorithm> algorithm(JsonNode key) {
    try {
      return switch (key.path("kty").asText()) {
        case "RSA" -> Optional.of(Algorithm.RSA256(rsa(key), null));
        case "EC" -> key.path("crv").asText().equals("P-256") ? Optional.of(Algorithm.ECDSA256(ec(key), null))
            : Optional.empty();
        default -> Optional.empty();
      };
    } catch (GeneralSecurityException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static RSAPublicKey rsa(JsonNode key) throws GeneralSecurityException {
    return (RSAPublicKey) KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
  }

  private static ECPublicKey ec(JsonNode key) throws GeneralSecurityException {
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec("secp256r1"));
    return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(
        new ECPoint(number(key, "x"), number(key, "y")), parameters.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, BASE64.decode(key.path(name).asText()));
  }
}
