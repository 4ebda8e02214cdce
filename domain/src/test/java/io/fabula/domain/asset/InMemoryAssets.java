package io.fabula.domain.asset;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.InMemoryListing;
import io.fabula.domain.shared.InMemoryRows;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import java.util.List;
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

  /** All of them, for who collects what nothing points at. */
  public List<InMemoryBlobHolders.Held> held() {
    return rows.where(any -> true).stream()
        .map(asset -> new InMemoryBlobHolders.Held(asset.owner(), asset.blob())).toList();
  }

  @Override
  public Page<Asset> of(UserId owner, PageRequest page) {
    return new InMemoryListing<Asset>(asset -> Cursor.of(asset.createdAt().toEpochMilli(), asset.id()))
        .page(rows.where(asset -> asset.owner().equals(owner)), page);
  }

  @Override
  public Optional<Asset> find(AssetId id) {
    return rows.find(id);
  }
}
