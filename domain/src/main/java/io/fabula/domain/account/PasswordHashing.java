package io.fabula.domain.account;

/** Hashes passwords with a slow, salted algorithm (Argon2id, RFC 9106). */
public interface PasswordHashing {
  /** A new hash with a salt of its own, in the PHC string form. */
  String hash(String password);

  /** Whether the password made the hash; takes the same time whatever the answer. */
  boolean matches(String password, String hash);

  /** Takes the time of {@link #matches} for an account that does not exist. */
  void pretend(String password);
}
