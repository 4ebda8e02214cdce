package io.fabula.persistence.asset;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.Asset;
import io.fabula.domain.asset.AssetId;
import io.fabula.domain.asset.Assets;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.shared.Cursor;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.persistence.sql.BlobColumn;
import io.fabula.persistence.sql.Columns;
import io.fabula.persistence.sql.Database;
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
    long before = page.after().map(cursor -> cursor.number(0, 2)).orElse(Long.MAX_VALUE);
    String beforeId = page.after().map(cursor -> cursor.text(1, 2)).orElse("");
    var rows = database.read(handle -> handle.createQuery(COLUMNS.select() + """
        from asset_asset where owner_id = :owner and (created_at, id) < (:before, :beforeId)
        order by created_at desc, id desc limit :limit
        """).bind("owner", owner.toString()).bind("before", before).bind("beforeId", beforeId)
        .bind("limit", page.size() + 1).map(Row.as(COLUMNS, JdbiAssets::asset)).list());
    return Page.cut(rows, page.size(), last -> Cursor.of(last.createdAt().toEpochMilli(), last.id()));
  }

  private static Asset asset(Row row) throws SQLException {
    return new Asset(new AssetId(row.id("id")), new UserId(row.id("owner_id")), new BlobId(row.text("blob")),
        row.text("media_type"), row.number("bytes"), (int) row.number("width"), (int) row.number("height"),
        row.instant("created_at"));
  }
}
