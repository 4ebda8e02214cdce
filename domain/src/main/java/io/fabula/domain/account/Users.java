package io.fabula.domain.account;

import java.util.Optional;

/** The store of users. Email, username and nickname are compared without regard to case. */
public interface Users {
  /** Adds a user; refused with {@link AccountError.Taken} when email, username or nickname is in use. */
  void add(User user);

  /**
   * Writes the changes of a user who was loaded; refused as {@link AccountError.Taken} when a name is in
   * use, and as overtaken when somebody else changed them since.
   */
  void save(User user);

  /** Absent where there is none. */
  Optional<User> find(UserId id);

  /**
   * As {@link #find}, and nobody else changes or holds this user until the unit of work ends. What
   * depends on a password that was checked, or on not being suspended, is written behind this.
   */
  Optional<User> hold(UserId id);

  /** Absent where nobody has that address. */
  Optional<User> findByEmail(Email email);

  /** Absent where nobody is called so. */
  Optional<User> findByUsername(Username username);

  /** Whether anyone with that role exists. */
  boolean anyWith(Role role);
}
