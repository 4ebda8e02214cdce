package io.fabula.domain.account;

/** What a user may do beyond their own things. */
public enum Role {
  /** Anybody with an account. */
  USER,
  /** Whoever runs the server. */
  ADMIN
}
