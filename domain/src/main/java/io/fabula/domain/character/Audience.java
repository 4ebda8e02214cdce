package io.fabula.domain.character;

import io.fabula.domain.account.Caller;
import io.fabula.domain.account.UserId;
import java.util.Optional;

/**
 * Whom a character lets in.
 *
 * @param owner absent where their account is gone
 * @param hidden by the house, whatever its owner wants: then only they and admins know of it
 */
public record Audience(Optional<UserId> owner, Visibility visibility, boolean hidden) {
  /** Whether they may know of it at all; nobody in particular where absent. */
  public boolean admits(Optional<Caller> caller) {
    return open() || caller.filter(this::admitsToChange).isPresent();
  }

  /** As {@link #admits}, for a user of whom no more is known. */
  public boolean admits(UserId user) {
    return open() || owner.equals(Optional.of(user));
  }

  /** Whether they may change it. */
  public boolean admitsToChange(Caller caller) {
    return owner.equals(Optional.of(caller.id())) || caller.isAdmin();
  }

  /** Whether everyone finds it in lists. */
  public boolean listed() {
    return visibility == Visibility.PUBLIC && !hidden;
  }

  private boolean open() {
    return !hidden && switch (visibility) {
      case PUBLIC, UNLISTED -> true;
      case PRIVATE, DRAFT -> false;
    };
  }
}
