package io.fabula.domain.asset;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Keeps copies: what a caller does to its array later changes nothing here. */
public final class InMemoryBlobs implements Blobs {
  private record Kept(byte[] bytes, Instant last, boolean again) {}

  private final Map<BlobId, Kept> blobs = new ConcurrentHashMap<>();
  private final InstantSource clock;

  public InMemoryBlobs() {
    this(InstantSource.system());
  }

  public InMemoryBlobs(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public BlobId put(byte[] bytes) {
    BlobId id = BlobId.of(bytes);
    blobs.merge(id, new Kept(bytes.clone(), clock.instant(), false),
        (before, now) -> new Kept(before.bytes, now.last, true));
    return id;
  }

  @Override
  public Optional<byte[]> find(BlobId id) {
    return Optional.ofNullable(blobs.get(id)).map(kept -> kept.bytes.clone());
  }

  @Override
  public boolean delete(BlobId id, Instant unlessAgainSince) {
    return blobs.computeIfPresent(id,
        (same, kept) -> kept.again && !kept.last.isBefore(unlessAgainSince) ? kept : null) == null;
  }

  @Override
  public void each(Instant storedBefore, Consumer<BlobId> one) {
    blobs.forEach((id, kept) -> {
      if (kept.last.isBefore(storedBefore)) one.accept(id);
    });
  }
}
