package io.fabula.persistence.stores;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.Assets;
import io.fabula.domain.asset.AssetsContract;
import io.fabula.domain.asset.BlobHolders;
import io.fabula.domain.asset.BlobHoldersContract;
import io.fabula.domain.asset.Renditions;
import io.fabula.domain.asset.RenditionsContract;
import io.fabula.persistence.asset.JdbiAssets;
import io.fabula.persistence.asset.JdbiBlobHolders;
import io.fabula.persistence.asset.JdbiRenditions;
import java.util.List;
import org.junit.jupiter.api.Nested;

/** The contracts of the stores around blobs, whatever the database. */
abstract class AssetStoresTest extends AccountStoresTest {
  @Nested
  class AssetsTest implements AssetsContract {
    @Override
    public Assets subject() {
      return new JdbiAssets(stores().database);
    }

    @Override
    public UserId owner() {
      return stores().newUser();
    }
  }

  @Nested
  class RenditionsTest implements RenditionsContract {
    @Override
    public Renditions subject() {
      return new JdbiRenditions(stores().database);
    }
  }

  @Nested
  class BlobHoldersTest implements BlobHoldersContract {
    @Override
    public BlobHolders subject() {
      return new JdbiBlobHolders(stores().database, List.of(JdbiAssets.BLOB));
    }

    @Override
    public UserId user() {
      return stores().newUser();
    }

    @Override
    public Assets assets() {
      return new JdbiAssets(stores().database);
    }

    @Override
    public Renditions renditions() {
      return new JdbiRenditions(stores().database);
    }
  }
}
