package io.fabula.domain.asset;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps copies: what a caller does to its array later changes nothing here. */
public final class InMemoryBlobs implements Blobs {
  private final Map<BlobId, byte[]> blobs = new ConcurrentHashMap<>();

  @Override
  public BlobId put(byte[] bytes) {
    BlobId id = BlobId.of(bytes);
    blobs.put(id, bytes.clone());
    return id;
  }

  @Override
  public Optional<byte[]> find(BlobId id) {
    return Optional.ofNullable(blobs.get(id)).map(byte[]::clone);
  }

  @Override
  public void delete(BlobId id) {
    blobs.remove(id);
  }
}
