package io.fabula.domain.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link BlobHolders} keeps to. */
public interface BlobHoldersContract {
  BlobHolders subject();

  UserId user();

  Assets assets();

  Renditions renditions();

  @Test
  default void what_a_user_has_is_held_and_told() {
    UserId user = user();
    Asset theirs = asset(user);
    Asset anothers = asset(user());
    BlobId nobodys = blob();

    assertThat(subject().of(user)).containsExactly(theirs.blob());
    assertThat(subject().of(user())).isEmpty();
    assertThat(subject().held(Set.of(theirs.blob(), anothers.blob(), nobodys)))
        .containsExactlyInAnyOrder(theirs.blob(), anothers.blob());
    assertThat(subject().held(Set.of())).isEmpty();
  }

  @Test
  default void what_was_made_of_a_blob_is_held_with_it() {
    UserId user = user();
    Asset theirs = asset(user);
    BlobId made = blob();
    BlobId madeOfNothing = blob();
    renditions().keep(theirs.blob(), Rendition.THUMBNAIL, made);
    renditions().keep(blob(), Rendition.THUMBNAIL, madeOfNothing);

    assertThat(subject().of(user)).containsExactlyInAnyOrder(theirs.blob(), made);
    assertThat(subject().held(Set.of(made, madeOfNothing))).containsExactly(made);
  }

  @Test
  default void many_can_be_asked_for_at_once() {
    Asset theirs = asset(user());
    var many = new HashSet<>(Set.of(theirs.blob()));
    while (many.size() < 1_201) many.add(blob());

    assertThat(subject().held(many)).containsExactly(theirs.blob());
  }

  private Asset asset(UserId owner) {
    Asset asset = Asset.portrait(new AssetId(IdFixtures.fresh()), owner,
        IdFixtures.fresh().toString().getBytes(UTF_8), HandClock.START);
    assets().add(asset);
    return asset;
  }

  private static BlobId blob() {
    return BlobId.of(IdFixtures.fresh().toString().getBytes(UTF_8));
  }
}
