package io.fabula.domain.asset;

import java.util.Optional;

/** Which blobs are renditions of which others. */
public interface Renditions {
  /** Absent where none was kept. */
  Optional<BlobId> find(BlobId source, Rendition rendition);

  /** Knows nothing any more of what was made of a source. */
  void forget(BlobId source);

  /** Keeps one; where one is kept already, that stays. */
  void keep(BlobId source, Rendition rendition, BlobId made);
}
