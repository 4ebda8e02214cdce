package io.fabula.persistence.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.fabula.domain.account.PasswordHashing;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Argon2id with 19 MiB, two passes and one lane, the first recommendation of the OWASP password
 * storage cheat sheet.
 *
 * <p>One hash costs tens of milliseconds of CPU and its memory, so only as many run at once as there
 * are processors, and a burst of logins cannot take the machine from the chats.
 */
public final class Argon2PasswordHashing implements PasswordHashing {
  private static final Argon2Function ARGON2ID = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  private final Semaphore gate = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  private final java.util.concurrent.atomic.AtomicReference<String> decoy = new java.util.concurrent.atomic.AtomicReference<>();

  @Override
  public String hash(String password) {
    return gated(() -> Password.hash(password).addRandomSalt(16).with(ARGON2ID).getResult());
  }

  @Override
  public boolean matches(String password, String hash) {
    return gated(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
  }

  @Override
  public void pretend(String password) {
    if (decoy.get() == null) decoy.compareAndSet(null, hash("a password that nobody has"));
    matches(password, decoy.get());
  }

  private <T> T gated(Supplier<T> work) {
    gate.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      gate.release();
    }
  }
}
