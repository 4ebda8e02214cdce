package io.fabula.rest.security;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabula.domain.account.ProofOfWork;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.altcha.altcha.Altcha;

/** The ALTCHA protocol (version 1), with SHA-256: any node that has the key knows its puzzles. */
public final class AltchaProofOfWork implements ProofOfWork {
  private static final JsonMapper JSON = JsonMapper.builder()
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final int SOLUTION_MAX = 2_000;

  private final String key;
  private final long maxNumber;

  /** What the widget sends, in base64. */
  private record Solution(String algorithm, String challenge, String salt, Long number, String signature) {}

  /**
   * @param key that the nodes share
   * @param maxNumber the hashes that the hardest puzzle takes; the mean is half of it
   */
  public AltchaProofOfWork(byte[] key, long maxNumber) {
    this.key = own(key);
    this.maxNumber = maxNumber;
  }

  /** A key for this use alone, whatever else the key is used for. */
  private static String own(byte[] key) {
    try {
      return Altcha.hmacHex(Altcha.Algorithm.SHA256, "fabula proof of work".getBytes(StandardCharsets.UTF_8),
          HexFormat.of().formatHex(key));
    } catch (Exception e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  @Override
  public Challenge challenge(Instant now) {
    try {
      Altcha.Challenge made = Altcha.createChallenge(new Altcha.ChallengeOptions()
          .setAlgorithm(Altcha.Algorithm.SHA256).setMaxNumber(maxNumber).setSecureRandomNumber(true)
          .setHmacKey(key).setExpires(now.plus(LIFETIME).getEpochSecond()));
      return new Challenge(made.algorithm, made.challenge, made.salt, made.signature, maxNumber);
    } catch (Exception e) {
      throw new IllegalStateException("a puzzle of our own making", e);
    }
  }

  @Override
  public Optional<Solved> check(String solution, Instant now) {
    if (solution.length() > SOLUTION_MAX) return Optional.empty();
    try {
      Solution sent = JSON.readValue(Base64.getDecoder().decode(solution), Solution.class);
      // the widget says which algorithm: any other than ours would be somebody else's choice
      if (!"SHA-256".equals(sent.algorithm)) return Optional.empty();
      Instant expires = Instant.ofEpochSecond(Long.parseLong(Altcha.extractParams(sent.salt).get("expires")));
      if (!now.isBefore(expires) || !Altcha.verifySolution(solution, key, false)) return Optional.empty();
      return Optional.of(new Solved(sent.signature, expires));
    } catch (Exception malformed) {
      // the library throws what it likes for what is no solution: all of it means the same
      return Optional.empty();
    }
  }
}
