package io.fabula.llm.policy;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Spares a provider that fails again and again: after so many failures in a row nothing is sent for
 * a while, then one call is let through, whose fate decides.
 */
public final class Circuit {
  public static final int FAILURES_STANDARD = 5;
  public static final Duration OPEN_STANDARD = Duration.ofSeconds(10);

  private final int failuresMax;
  private final long openNanos;
  private final LongSupplier nanos;
  private int failures;
  private boolean open;
  private boolean probing;
  private long since;

  /**
   * @param nanos a clock that only rises, as {@link System#nanoTime}
   */
  public Circuit(int failuresMax, Duration open, LongSupplier nanos) {
    this.failuresMax = failuresMax;
    this.openNanos = open.toNanos();
    this.nanos = nanos;
  }

  /** Whether a call may go out; whoever gets true says how it went, or that it was given up. */
  public synchronized boolean admits() {
    if (!open) return true;
    if (probing || nanos.getAsLong() - since < openNanos) return false;
    probing = true;
    return true;
  }

  public synchronized void succeeded() {
    failures = 0;
    open = false;
    probing = false;
  }

  public synchronized void failed() {
    failures++;
    probing = false;
    if (!open && failures < failuresMax) return;
    open = true;
    since = nanos.getAsLong();
  }

  /** The call was cancelled before anything could be learnt from it. */
  public synchronized void givenUp() {
    probing = false;
  }

  public synchronized boolean isOpen() {
    return open;
  }
}
