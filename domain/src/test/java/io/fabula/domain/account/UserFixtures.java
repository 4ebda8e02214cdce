package io.fabula.domain.account;

import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.util.Optional;
import java.util.UUID;

/** Users that no other test has. */
public final class UserFixtures {
  private UserFixtures() {}

  /** Somebody with a name and an address of their own. */
  public static User anyone() {
    String unique = unique();
    return user(unique + "@example.org", unique);
  }

  public static User user(String email, String username) {
    return User.register(new UserId(IdFixtures.fresh()), new Email(email), new Username(username),
        Optional.empty(), Role.USER, "$argon2id$hash", HandClock.START);
  }

  public static User nicknamed(String nickname) {
    String unique = unique();
    return User.register(new UserId(IdFixtures.fresh()), new Email(unique + "@example.org"),
        new Username(unique), Optional.of(nickname), Role.USER, "$argon2id$hash", HandClock.START);
  }

  /** With something in every field. */
  public static User complete() {
    String unique = unique();
    return User.restore(new User.Snapshot(new UserId(IdFixtures.fresh()), new Email(unique + "@예시.한국"),
        new Username("지우-" + unique), Optional.of("지우 🗼 " + unique), Optional.of("김지우"), Optional.of(30),
        Role.ADMIN, Optional.of("바다 🌊\nand lamps"), Optional.of(new User.Face("ab".repeat(32))), true,
        "$argon2id$v=19$hash",
        Optional.of(HandClock.START.plusSeconds(30)), 7, HandClock.START,
        HandClock.START.plusSeconds(60)));
  }

  /** Twelve letters and digits. */
  public static String unique() {
    UUID id = IdFixtures.fresh();
    return Long.toString(id.getLeastSignificantBits() >>> 2, 36).substring(0, 11) + "x";
  }
}
