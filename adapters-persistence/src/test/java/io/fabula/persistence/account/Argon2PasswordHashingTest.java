package io.fabula.persistence.account;

import io.fabula.domain.account.PasswordHashing;
import io.fabula.domain.account.PasswordHashingContract;

class Argon2PasswordHashingTest implements PasswordHashingContract {
  private static final PasswordHashing HASHING = new Argon2PasswordHashing();

  @Override
  public PasswordHashing hashing() {
    return HASHING;
  }
}
