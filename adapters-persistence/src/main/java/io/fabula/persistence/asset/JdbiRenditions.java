package io.fabula.persistence.asset;

import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.Rendition;
import io.fabula.domain.asset.Renditions;
import io.fabula.persistence.sql.Database;
import java.util.Optional;

/** Renditions in {@code asset_rendition}. */
public final class JdbiRenditions implements Renditions {
  private final Database database;

  public JdbiRenditions(Database database) {
    this.database = database;
  }

  @Override
  public Optional<BlobId> find(BlobId source, Rendition rendition) {
    return database.read(handle -> handle.createQuery(
        "select made from asset_rendition where source = :source and rendition = :rendition")
        .bind("source", source.value()).bind("rendition", rendition.name())
        .mapTo(String.class).findOne().map(BlobId::new));
  }

  @Override
  public void forget(BlobId source) {
    database.write(handle -> handle.createUpdate("delete from asset_rendition where source = :source")
        .bind("source", source.value()).execute());
  }

  @Override
  public void keep(BlobId source, Rendition rendition, BlobId made) {
    database.write(handle -> handle.createUpdate("""
        insert into asset_rendition (source, rendition, made) values (:source, :rendition, :made)
        on conflict (source, rendition) do nothing
        """)
        .bind("source", source.value()).bind("rendition", rendition.name()).bind("made", made.value())
        .execute());
  }
}
