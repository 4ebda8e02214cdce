package io.fabula.domain.account;

import java.util.Optional;

/** The store of accounts elsewhere; each belongs to one user at the most. */
public interface LinkedLogins {
  /** Who comes in by it; absent where nobody does. */
  Optional<UserId> find(LinkedLogin login);

  /** Links an account elsewhere to a user; false when it is linked already, and then nothing changed. */
  boolean add(LinkedLogin login, UserId user);
}
