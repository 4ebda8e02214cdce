package io.fabula.persistence.asset;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.Asset;
import io.fabula.domain.asset.AssetId;
import io.fabula.domain.asset.Assets;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.persistence.sql.BlobColumn;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
import io.fabula.persistence.sql.NewestFirst;
import io.fabula.persistence.sql.Row;
import java.sql.SQLException;
import java.util.Optional;

/** Assets in {@code asset_asset}. */
public final class JdbiAssets implements Assets {
  public static final BlobColumn BLOB = BlobColumn.of("asset_asset", "blob");

  private static final Columns COLUMNS = Columns.of("id", "owner_id", "blob", "media_type", "bytes", "width",
      "height", "created_at");

  private final Database database;

  public JdbiAssets(Database database) {
    this.database = database;
  }

  @Override
  public void add(Asset asset) {
    database.write(handle -> handle.createUpdate("""
        insert into asset_asset (id, owner_id, blob, media_type, bytes, width, height, created_at)
        values (:id, :owner, :blob, :type, :bytes, :width, :height, :created)
        """)
        .bind("id", asset.id().toString())
        .bind("owner", asset.owner().toString())
        .bind("blob", asset.blob().value())
        .bind("type", asset.mediaType())
        .bind("bytes", asset.bytes())
        .bind("width", asset.width())
        .bind("height", asset.height())
        .bind("created", asset.createdAt().toEpochMilli())
        .execute());
  }

  @Override
  public Optional<Asset> find(AssetId id) {
    return database.read(handle -> handle.createQuery(COLUMNS.select() + "from asset_asset where id = :id")
        .bind("id", id.toString()).map(Row.as(COLUMNS, JdbiAssets::asset)).findOne());
  }

  @Override
  public Page<Asset> of(UserId owner, PageRequest page) {
    var walk = NewestFirst.from(page);
    var rows = database.read(handle -> walk.bind(handle.createQuery(COLUMNS.select()
        + "from asset_asset where owner_id = :owner and" + NewestFirst.SQL))
        .bind("owner", owner.toString()).map(Row.as(COLUMNS, JdbiAssets::asset)).list());
    return walk.cut(rows, Asset::createdAt, Asset::id);
  }

  private static Asset asset(Row row) throws SQLException {
    return new Asset(new AssetId(row.id("id")), new UserId(row.id("owner_id")), new BlobId(row.text("blob")),
        row.text("media_type"), row.number("bytes"), (int) row.number("width"), (int) row.number("height"),
        row.instant("created_at"));
  }
}
