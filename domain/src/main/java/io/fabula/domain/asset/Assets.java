package io.fabula.domain.asset;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.Optional;

/** The store of assets. */
public interface Assets {
  /** Adds an asset that is not there yet. */
  void add(Asset asset);

  /** Absent where there is none, or no more. */
  Optional<Asset> find(AssetId id);

  /** A user's, the newest first. */
  Page<Asset> of(UserId owner, PageRequest page);
}
