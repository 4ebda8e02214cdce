package io.fabula.domain.account;

import io.fabula.domain.shared.SharedError;
import io.fabula.domain.shared.Texts;
import java.time.Instant;
import java.util.Optional;

/** A person with an account. */
public final class User {
  /** The shortest password, in code points. */
  public static final int PASSWORD_MIN = 8;
  /** The longest password, in code points. */
  public static final int PASSWORD_MAX = 128;
  /** The highest age, in years. */
  public static final int AGE_MAX = 150;
  /** The longest text about oneself, in code points. */
  public static final int BIO_MAX = 10_000;

  /**
   * A picture of theirs; the bytes lie with the other pictures.
   *
   * @param hash the SHA-256 of the picture, as 64 lower-case hexadecimal digits
   */
  public record Face(String hash) {
    public Face {
      if (!hash.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("no hash: " + hash);
    }
  }

  /**
   * @param passwordHash never shown to anyone
   * @param suspendedAt since when they are locked out, absent where they are not
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
      Optional<Face> face,
      boolean emailVerified,
      String passwordHash,
      Optional<Instant> suspendedAt,
      long version,
      Instant createdAt,
      Instant updatedAt) {
    /** What others call them, and what {@code {{user}}} becomes without a persona. */
    public String displayName() {
      return nickname.orElse(username.value());
    }

    /** Whether they are locked out. */
    public boolean suspended() {
      return suspendedAt.isPresent();
    }
  }

  private final Snapshot loaded;
  private Username username;
  private Optional<String> nickname;
  private Optional<String> name;
  private Optional<Integer> age;
  private Optional<String> bio;
  private Optional<Face> face;
  private boolean emailVerified;
  private String passwordHash;
  private Optional<Instant> suspendedAt;
  private long version;
  private Instant updatedAt;

  private User(Snapshot state) {
    this.loaded = state;
    this.username = state.username;
    this.nickname = state.nickname;
    this.name = state.name;
    this.age = state.age;
    this.bio = state.bio;
    this.face = state.face;
    this.emailVerified = state.emailVerified;
    this.passwordHash = state.passwordHash;
    this.suspendedAt = state.suspendedAt;
    this.version = state.version;
    this.updatedAt = state.updatedAt;
  }

  /** A new account, its email not verified. */
  public static User register(UserId id, Email email, Username username, Optional<String> nickname, Role role,
      String passwordHash, Instant now) {
    return new User(new Snapshot(id, email, username, nickname, Optional.empty(), Optional.empty(), role,
        Optional.empty(), Optional.empty(), false, passwordHash, Optional.empty(), 1, now, now));
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

  /** Another username; whether it is free only the store knows. */
  public void rename(Username username, Instant now) {
    this.username = username;
    changed(now);
  }

  /** What others call them: 1 to 200 code points, or nothing. */
  public void callThem(Optional<String> nickname, Instant now) {
    this.nickname = Texts.optionalName("nickname", nickname);
    changed(now);
  }

  /** Their name outside: 1 to 200 code points, or nothing. */
  public void nameThem(Optional<String> name, Instant now) {
    this.name = Texts.optionalName("name", name);
    changed(now);
  }

  /** Their age in whole years, 0 to 150, or nothing. */
  public void turn(Optional<Integer> age, Instant now) {
    if (age.filter(years -> years < 0 || years > AGE_MAX).isPresent())
      throw SharedError.Invalid.failure("age", "shared.range", 0, AGE_MAX);
    this.age = age;
    changed(now);
  }

  /** What they say about themselves, or nothing. */
  public void describe(Optional<String> bio, Instant now) {
    this.bio = Texts.optional("bio", bio, BIO_MAX);
    changed(now);
  }

  /** Their picture, or none. */
  public void wear(Optional<Face> face, Instant now) {
    this.face = face;
    changed(now);
  }

  /** Another password, hashed already. */
  public void changePassword(String hash, Instant now) {
    this.passwordHash = hash;
    changed(now);
  }

  /** The address is theirs. */
  public void verifyEmail(Instant now) {
    if (emailVerified) return;
    this.emailVerified = true;
    changed(now);
  }

  /** Locks them out, until they are reinstated; their sessions are for the caller to end. */
  public void suspend(Instant now) {
    if (suspendedAt.isPresent()) return;
    this.suspendedAt = Optional.of(now);
    changed(now);
  }

  /** Lets them in again, with a new login. */
  public void reinstate(Instant now) {
    if (suspendedAt.isEmpty()) return;
    this.suspendedAt = Optional.empty();
    changed(now);
  }

  private void changed(Instant now) {
    version = loaded.version + 1;
    updatedAt = now;
  }

  public Snapshot snapshot() {
    return new Snapshot(loaded.id, loaded.email, username, nickname, name, age, loaded.role, bio, face,
        emailVerified, passwordHash, suspendedAt, version, loaded.createdAt, updatedAt);
  }

  /** The version that the store is expected to hold when this is saved. */
  public long loadedVersion() {
    return loaded.version;
  }
}
