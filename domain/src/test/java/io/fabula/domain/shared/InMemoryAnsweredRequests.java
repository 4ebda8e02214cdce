package io.fabula.domain.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Answers in memory, in units of their own. */
public final class InMemoryAnsweredRequests implements AnsweredRequests {
  private record Kept(String fingerprint, Instant claimedAt, Optional<KeptAnswer> answer) {
    boolean holds(Instant now) {
      return now.isBefore(claimedAt.plus(answer.isPresent() ? KEPT : ABANDONED));
    }
  }

  private final InMemoryUnitOfWork unit = new InMemoryUnitOfWork();
  private final InMemoryRows<RequestKey, Kept> rows = new InMemoryRows<>(unit);

  @Override
  public Claim claim(RequestKey key, String fingerprint, Instant now) {
    return unit.run(() -> {
      Optional<Kept> kept = rows.find(key).filter(found -> found.holds(now));
      if (kept.isEmpty()) {
        rows.put(key, new Kept(fingerprint, now, Optional.empty()));
        return new Claim.Granted();
      }
      if (!kept.get().fingerprint().equals(fingerprint)) return new Claim.Mismatched();
      return kept.get().answer().<Claim>map(answer -> new Claim.Answered(copy(answer)))
          .orElseGet(Claim.Running::new);
    });
  }

  @Override
  public void keep(RequestKey key, KeptAnswer answer) {
    unit.run(() -> rows.find(key).ifPresent(kept -> rows.put(key,
        new Kept(kept.fingerprint(), kept.claimedAt(), Optional.of(copy(answer))))));
  }

  @Override
  public void release(RequestKey key) {
    rows.remove(key);
  }

  @Override
  public void forget(String caller) {
    unit.run(() -> rows.keys().stream()
        .filter(key -> key.caller().equals(caller) || rows.find(key).flatMap(Kept::answer)
            .filter(answer -> new String(answer.body(), UTF_8).contains(caller)).isPresent())
        .forEach(rows::remove));
  }

  private static KeptAnswer copy(KeptAnswer answer) {
    return new KeptAnswer(answer.status(), Map.copyOf(answer.headers()), answer.body().clone());
  }
}
