package io.fabula.application.account;

import io.fabula.domain.shared.Sha256;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Tokens of 256 random bits, known to their bearer alone; of each the SHA-256 is kept. */
final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  static String fresh(RandomGenerator chance) {
    var bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(String secret) {
    return Sha256.hex(secret);
  }
}
