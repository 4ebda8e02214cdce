package io.fabula.application.account;

import io.fabula.domain.account.UserId;

/** What a room keeps of somebody who leaves. */
@FunctionalInterface
public interface Belongings {
  /**
   * Looks what there is, and gives the work that parts with it: in units of its own, and good to be done again
   * where it broke off. All rooms look before the first one works.
   */
  Runnable partingFrom(UserId user);
}
