package io.fabula.domain.asset;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryUnitOfWork;
import java.util.List;
import org.junit.jupiter.api.Nested;

class InMemoryAssetsTest {
  @Nested
  class AssetsTest implements AssetsContract {
    private final Assets assets = new InMemoryAssets(new InMemoryUnitOfWork());

    @Override
    public Assets subject() {
      return assets;
    }

    @Override
    public UserId owner() {
      return new UserId(IdFixtures.fresh());
    }
  }

  @Nested
  class BlobHoldersTest implements BlobHoldersContract {
    private final InMemoryAssets assets = new InMemoryAssets(new InMemoryUnitOfWork());
    private final InMemoryRenditions renditions = new InMemoryRenditions();

    @Override
    public BlobHolders subject() {
      return new InMemoryBlobHolders(List.of(assets::held), renditions);
    }

    @Override
    public UserId user() {
      return new UserId(IdFixtures.fresh());
    }

    @Override
    public Assets assets() {
      return assets;
    }

    @Override
    public Renditions renditions() {
      return renditions;
    }
  }

  @Nested
  class RenditionsTest implements RenditionsContract {
    private final Renditions renditions = new InMemoryRenditions();

    @Override
    public Renditions subject() {
      return renditions;
    }
  }
}
