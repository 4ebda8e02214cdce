package io.fabula.domain.account;

import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.Optional;

/** Users looked at together. */
public interface People {
  /**
   * The newest first, locked out or not.
   *
   * @param text what email, username or nickname contain, without regard to case
   * @param role only those with this one
   */
  Page<User.Snapshot> list(Optional<String> text, Optional<Role> role, PageRequest page);
}
