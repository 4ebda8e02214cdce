package io.fabula.domain.asset;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.InMemoryUnitOfWork;
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
  class RenditionsTest implements RenditionsContract {
    private final Renditions renditions = new InMemoryRenditions();

    @Override
    public Renditions subject() {
      return renditions;
    }
  }
}
