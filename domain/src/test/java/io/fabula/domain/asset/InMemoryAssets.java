package io.fabula.domain.asset;

import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.Optional;

/** Assets in memory. */
public final class InMemoryAssets implements Assets {
  private final InMemoryRows<AssetId, Asset> rows;

  public InMemoryAssets(InMemoryUnitOfWork unit) {
    this.rows = new InMemoryRows<>(unit);
  }

  @Override
  public void add(Asset asset) {
    rows.put(asset.id(), asset);
  }

  @Override
  public Optional<Asset> find(AssetId id) {
    return rows.find(id);
  }
}
