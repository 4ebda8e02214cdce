package io.fabula.domain.asset;

import java.util.Optional;

/** The blob store. What {@link #put} returned is durable and found by everyone from then on. */
public interface Blobs {
  /** Stores bytes; storing the same bytes again changes nothing. */
  BlobId put(byte[] bytes);

  /** The bytes as they were stored; absent when there are none of that id. */
  Optional<byte[]> find(BlobId id);

  /** Removes a blob; one that is absent is removed already. */
  void delete(BlobId id);
}
