package io.fabula.application.account;

import io.fabula.domain.account.PasswordHashing;

/** Hashes as quickly as a test wants it, and counts. */
final class Reversing implements PasswordHashing {
  int hashings;

  @Override
  public String hash(String password) {
    hashings++;
    return new StringBuilder(password).reverse().toString();
  }

  @Override
  public boolean matches(String password, String hash) {
    return hash(password).equals(hash);
  }

  @Override
  public void pretend(String password) {
    hash(password);
  }
}
