package io.fabula.domain.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import io.fabula.domain.shared.PagingFixtures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
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
  default void a_users_are_listed_the_newest_first() {
    UserId owner = owner();
    var all = new ArrayList<Asset>();
    for (int i = 0; i < 5; i++) {
      Asset asset = Asset.portrait(new AssetId(IdFixtures.fresh()), owner, new byte[]{(byte) i},
          HandClock.START.plusSeconds(i / 2));
      subject().add(asset);
      all.add(asset);
    }
    subject().add(Asset.portrait(new AssetId(IdFixtures.fresh()), owner(), new byte[]{1}, HandClock.START));
    all.sort(Comparator.comparing(Asset::createdAt).thenComparing(asset -> asset.id().toString()).reversed());

    for (int size : new int[]{1, 2, 10})
      assertThat(PagingFixtures.all(size, page -> subject().of(owner, page))).isEqualTo(all);
    PagingFixtures.assertMalformedCursorsRefused(page -> subject().of(owner, page));
  }

  @Test
  default void an_absent_one_is_absent() {
    assertThat(subject().find(new AssetId(IdFixtures.fresh()))).isEmpty();
  }
}
