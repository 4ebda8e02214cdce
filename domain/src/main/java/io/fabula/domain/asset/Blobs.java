package io.fabula.domain.asset;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The blob store. What {@link #put} returned is durable and found by everyone from then on. */
public interface Blobs {
  /** Stores bytes; storing the same bytes again changes nothing. */
  BlobId put(byte[] bytes);

  /** The bytes as they were stored; absent when there are none of that id. */
  Optional<byte[]> find(BlobId id);

  /**
   * Removes a blob, unless it was stored once more at or after that moment, when somebody may be about to
   * point at it: what is being stored right now is found afterwards, whoever came first.
   *
   * @return whether it is gone; one that was absent is gone too
   */
  boolean delete(BlobId id, Instant unlessAgainSince);

  /** Every blob that was stored for the last time before that moment, in no order. */
  void each(Instant storedBefore, Consumer<BlobId> one);
}
