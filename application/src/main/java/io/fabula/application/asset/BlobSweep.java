package io.fabula.application.asset;

import io.fabula.application.account.Belongings;
import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobHolders;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.Blobs;
import io.fabula.domain.asset.Renditions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Throws away what nothing points at any more. Bytes are stored before there is anything that points at them, so
 * what was stored within the last day stays, whatever is known of it.
 */
public final class BlobSweep implements Belongings {
  /** Longer than any upload. */
  public static final Duration GRACE = Duration.ofDays(1);

  private static final int AT_ONCE = 500;

  private final Blobs blobs;
  private final BlobHolders holders;
  private final Renditions renditions;
  private final InstantSource clock;

  public BlobSweep(Blobs blobs, BlobHolders holders, Renditions renditions, InstantSource clock) {
    this.blobs = blobs;
    this.holders = holders;
    this.renditions = renditions;
    this.clock = clock;
  }

  /** Looks through all there is. */
  public void sweep() {
    var some = new HashSet<BlobId>();
    blobs.each(clock.instant().minus(GRACE), blob -> {
      some.add(blob);
      if (some.size() < AT_ONCE) return;
      collect(some);
      some.clear();
    });
    collect(some);
  }

  /**
   * What somebody who leaves had goes at once, unless others have it too, or somebody stored the same bytes
   * within the last day.
   */
  @Override
  public Runnable partingFrom(UserId user) {
    Set<BlobId> theirs = holders.of(user);
    return () -> collect(theirs);
  }

  private void collect(Set<BlobId> some) {
    var free = new HashSet<>(some);
    free.removeAll(holders.held(some));
    for (BlobId blob : free) {
      renditions.forget(blob);
      blobs.delete(blob, clock.instant().minus(GRACE));
    }
  }
}
