package io.fabula.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.altcha.altcha.Altcha;

/** Does the work that an account costs, as the page's widget does. */
final class Proofs {
  private Proofs() {}

  /** The field {@code altcha} for a challenge as the server gives it. */
  static String solved(JsonNode challenge) {
    try {
      String salt = challenge.at("/salt").asText();
      long most = challenge.at("/maxnumber").asLong();
      var solution = Altcha.solveChallenge(challenge.at("/challenge").asText(), salt, Altcha.Algorithm.SHA256,
          most,
          0);
      return payload(challenge, solution.number);
    } catch (Exception e) {
      throw new AssertionError("no solution of " + challenge, e);
    }
  }

  static String payload(JsonNode challenge, long number) {
    String json = Client.json("algorithm", challenge.at("/algorithm").asText(), "challenge",
        challenge.at("/challenge").asText(), "number", number, "salt", challenge.at("/salt").asText(),
        "signature", challenge.at("/signature").asText());
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
