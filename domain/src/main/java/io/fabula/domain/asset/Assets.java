package io.fabula.domain.asset;

import java.util.Optional;

/** The store of assets. */
public interface Assets {
  /** Adds an asset that is not there yet. */
  void add(Asset asset);

  /** Absent where there is none, or no more. */
  Optional<Asset> find(AssetId id);
}
