package io.fabula.domain.account;

import io.fabula.domain.shared.SharedError;
import java.time.Instant;
import java.util.Optional;

/** A person with an account. */
public final class User {
  /** The shortest password, in code points. */
  public static final int PASSWORD_MIN = 8;
  /** The longest password, in code points. */
  public static final int PASSWORD_MAX = 128;

  /**
   * @param passwordHash never shown to anyone
   * @param version rises with every change
   */
  public record Snapshot(
      UserId id,
      Email email,
      Username username,
      Optional<String> nickname,
      Optional<String> name,
      Optional<Integer> age,
      Role role,
      Optional<String> bio,
      boolean emailVerified,
      String passwordHash,
      long version,
      Instant createdAt,
      Instant updatedAt) {
    /** What others call them, and what {@code {{user}}} becomes without a persona. */
    public String displayName() {
      return nickname.orElse(username.value());
    }
  }

  private final Snapshot state;

  private User(Snapshot state) {
    this.state = state;
  }

  /** A new account, its email not verified. */
  public static User register(UserId id, Email email, Username username, Optional<String> nickname, Role role,
      String passwordHash, Instant now) {
    return new User(new Snapshot(id, email, username, nickname, Optional.empty(), Optional.empty(), role,
        Optional.empty(), false, passwordHash, 1, now, now));
  }

  public static User restore(Snapshot snapshot) {
    return new User(snapshot);
  }

  /** Refuses passwords outside 8 to 128 characters before they are ever hashed. */
  public static String checkedPassword(String field, String password) {
    int length = password.codePointCount(0, password.length());
    if (length < PASSWORD_MIN || length > PASSWORD_MAX) {
      throw SharedError.Invalid.failure(field, "account.password_length", PASSWORD_MIN, PASSWORD_MAX);
    }
    return password;
  }

  public Snapshot snapshot() {
    return state;
  }
}
