package io.fabula.domain.asset;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Renditions in memory. */
public final class InMemoryRenditions implements Renditions {
  private record Key(BlobId source, Rendition rendition) {}

  private final Map<Key, BlobId> made = new ConcurrentHashMap<>();

  @Override
  public Optional<BlobId> find(BlobId source, Rendition rendition) {
    return Optional.ofNullable(made.get(new Key(source, rendition)));
  }

  @Override
  public void forget(BlobId source) {
    made.keySet().removeIf(key -> key.source.equals(source));
  }

  @Override
  public void keep(BlobId source, Rendition rendition, BlobId blob) {
    made.putIfAbsent(new Key(source, rendition), blob);
  }
}
