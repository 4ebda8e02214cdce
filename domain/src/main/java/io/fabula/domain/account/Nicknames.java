package io.fabula.domain.account;

/** What people call themselves, by which one user at the most is called. */
public interface Nicknames {
  /** Whether somebody is called so, whatever the case. */
  boolean taken(String nickname);
}
