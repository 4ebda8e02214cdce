package io.fabula.application.community;

import io.fabula.domain.account.UserId;
import io.fabula.domain.community.SubjectRef;

/**
 * What other rooms do when reports lead to something; each in a unit of work of its own, and twice is as
 * good as once. What is gone by then is passed over.
 */
public interface Sanctions {
  /** Lets only its owner and admins know of it, or ends that. */
  void hide(SubjectRef subject, boolean hidden);

  /** Locks a user out, or lets them in again. */
  void suspend(UserId user, boolean suspended);
}
