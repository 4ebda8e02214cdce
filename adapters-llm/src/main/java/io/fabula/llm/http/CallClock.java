package io.fabula.llm.http;

import io.fabula.llm.policy.TimeLimits;
import java.time.Duration;
import java.util.Optional;

/** Where a call stands against its time limits. Written by its driver, read by the ticker. */
final class CallClock {
  private final TimeLimits limits;
  private final long began;
  private volatile long connecting;
  private volatile boolean connected;
  private volatile long sent;
  private volatile long heard;

  CallClock(TimeLimits limits, long now) {
    this.limits = limits;
    began = now;
    connecting = now;
  }

  void connecting(long now) {
    connecting = now;
    connected = false;
  }

  void connected(long now) {
    sent = now;
    heard = now;
    connected = true;
  }

  boolean isConnected() {
    return connected;
  }

  void heard(long now) {
    heard = now;
  }

  Optional<CallFault> exceeded(long now, boolean begun) {
    if (past(now, began, limits.total())) return fault("not complete", limits.total());
    if (!connected) {
      return past(now, connecting, limits.connect()) ? fault("no connection", limits.connect())
          : Optional.empty();
    }
    if (!begun) {
      return past(now, sent, limits.firstToken()) ? fault("no first token", limits.firstToken())
          : Optional.empty();
    }
    return past(now, heard, limits.silence()) ? fault("no next token", limits.silence()) : Optional.empty();
  }

  private static boolean past(long now, long since, Duration limit) {
    return now - since > limit.toNanos();
  }

  private static Optional<CallFault> fault(String what, Duration limit) {
    return Optional.of(new CallFault(CallFault.Kind.TIMEOUT, what + " within " + limit.toMillis() + " ms"));
  }
}
