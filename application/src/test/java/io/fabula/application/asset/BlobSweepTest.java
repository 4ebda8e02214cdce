package io.fabula.application.asset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabula.domain.account.UserId;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.InMemoryBlobHolders;
import io.fabula.domain.asset.InMemoryBlobHolders.Held;
import io.fabula.domain.asset.InMemoryBlobs;
import io.fabula.domain.asset.InMemoryRenditions;
import io.fabula.domain.asset.Rendition;
import io.fabula.domain.shared.HandClock;
import io.fabula.domain.shared.IdFixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlobSweepTest {
  private final HandClock clock = new HandClock();
  private final InMemoryBlobs blobs = new InMemoryBlobs(clock);
  private final InMemoryRenditions renditions = new InMemoryRenditions();
  private final List<Held> held = new ArrayList<>();
  private final BlobSweep sweep = new BlobSweep(blobs,
      new InMemoryBlobHolders(List.of(() -> held), renditions), renditions, clock);
  private final UserId user = new UserId(IdFixtures.fresh());
  private final UserId other = new UserId(IdFixtures.fresh());

  private BlobId stored(String bytes) {
    return blobs.put(bytes.getBytes(UTF_8));
  }

  private BlobId of(UserId owner, String bytes) {
    BlobId blob = stored(bytes);
    held.add(new Held(owner, blob));
    return blob;
  }

  @Test
  void what_nothing_points_at_goes_when_it_is_a_day_old() {
    BlobId kept = of(user, "kept");
    BlobId lost = stored("lost");
    renditions.keep(lost, Rendition.THUMBNAIL, kept);
    clock.pass(BlobSweep.GRACE);
    BlobId young = stored("young");
    stored("again");
    sweep.sweep();
    assertThat(blobs.find(lost)).isPresent();

    clock.pass(Duration.ofSeconds(1));
    sweep.sweep();

    assertThat(blobs.find(lost)).isEmpty();
    assertThat(renditions.find(lost, Rendition.THUMBNAIL)).isEmpty();
    assertThat(blobs.find(kept)).isPresent();
    assertThat(blobs.find(young)).isPresent();
  }

  @Test
  void what_was_stored_again_lately_is_young() {
    BlobId lost = stored("lost");
    clock.pass(BlobSweep.GRACE.plusSeconds(1));
    stored("lost");

    sweep.sweep();

    assertThat(blobs.find(lost)).isPresent();
  }

  @Test
  void many_are_gone_through() {
    for (int i = 0; i < 1_234; i++) stored("lost " + i);
    clock.pass(BlobSweep.GRACE.plusSeconds(1));

    sweep.sweep();

    for (int i = 0; i < 1_234; i++)
      assertThat(blobs.find(BlobId.of(("lost " + i).getBytes(UTF_8)))).isEmpty();
  }

  @Test
  void what_somebody_had_alone_goes_with_them_at_once() {
    BlobId alone = of(user, "alone");
    BlobId made = stored("made of it");
    renditions.keep(alone, Rendition.AVATAR, made);
    BlobId shared = of(user, "shared");
    held.add(new Held(other, shared));
    BlobId wanted = of(user, "on its way to another");
    stored("on its way to another");
    Runnable parting = sweep.partingFrom(user);

    held.removeIf(one -> one.owner().equals(user));
    parting.run();

    assertThat(blobs.find(alone)).isEmpty();
    assertThat(blobs.find(made)).isEmpty();
    assertThat(blobs.find(shared)).isPresent();
    assertThat(blobs.find(wanted)).isPresent();
  }
}
