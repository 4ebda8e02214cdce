package io.fabula.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every {@link Assets} keeps to. */
public interface AssetsContract {
  Assets subject();

  UserId owner();

  @Test
  default void an_asset_is_found_as_it_was_added() {
    Asset asset = Asset.portrait(new AssetId(IdFixtures.fresh()), owner(),
        "a face".getBytes(StandardCharsets.UTF_8), HandClock.START);
    subject().add(asset);

    assertThat(subject().find(asset.id())).contains(asset);
    assertThat(asset.bytes()).isEqualTo(6);
    assertThat(asset.blob()).isEqualTo(BlobId.of("a face".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  default void an_absent_one_is_absent() {
    assertThat(subject().find(new AssetId(IdFixtures.fresh()))).isEmpty();
  }
}
