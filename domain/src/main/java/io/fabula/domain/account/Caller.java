package io.fabula.domain.account;

/** A user as a use case sees them: proven by a token or a password, not looked up again. */
public record Caller(UserId id, Role role) {
  /** Whether they may do what only admins may. */
  public boolean isAdmin() {
    return role == Role.ADMIN;
  }
}
