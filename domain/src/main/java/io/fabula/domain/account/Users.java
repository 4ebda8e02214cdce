package io.fabula.domain.account;

import java.util.Optional;

/** The store of users. Email, username and nickname are compared without regard to case. */
public interface Users {
  /** Adds a user; refused with {@link AccountError.Taken} when email, username or nickname is in use. */
  void add(User user);

  /** Absent where there is none. */
  Optional<User> find(UserId id);

  /** Absent where nobody has that address. */
  Optional<User> findByEmail(Email email);

  /** Absent where nobody is called so. */
  Optional<User> findByUsername(Username username);

  /** Whether anyone with that role exists. */
  boolean anyWith(Role role);
}
