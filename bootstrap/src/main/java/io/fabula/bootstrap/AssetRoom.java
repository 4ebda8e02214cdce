package io.fabula.bootstrap;

import io.fabula.application.account.Faces;
import io.fabula.application.asset.Avatars;
import io.fabula.application.asset.BlobSweep;
import io.fabula.domain.account.User;
import io.fabula.domain.asset.AssetId;
import io.fabula.domain.asset.Blobs;
import io.fabula.domain.job.JobQueue;
import io.fabula.persistence.account.JdbiUsers;
import io.fabula.persistence.asset.FileBlobs;
import io.fabula.persistence.asset.JdbiAssets;
import io.fabula.persistence.asset.JdbiBlobHolders;
import io.fabula.persistence.asset.JdbiRenditions;
import io.fabula.persistence.asset.picture.WebpPictures;
import io.fabula.persistence.character.JdbiCharacters;
import io.fabula.persistence.chat.JdbiChats;
import io.fabula.persistence.job.JdbiJobs;
import io.fabula.persistence.persona.JdbiPersonas;
import io.fabula.rest.asset.AssetRoutes;
import io.fabula.rest.http.Routes;
import java.time.Duration;
import java.util.List;

/** Pictures and the bytes of cards. */
record AssetRoom(Blobs blobs, Avatars avatars, BlobSweep sweep) {
  private static final Duration SWEEP = Duration.ofDays(1);

  static AssetRoom on(Ground ground) {
    var blobs = new FileBlobs(ground.folder().blobs());
    var renditions = new JdbiRenditions(ground.database());
    var holders = new JdbiBlobHolders(ground.database(), List.of(JdbiUsers.FACE, JdbiPersonas.AVATAR,
        JdbiCharacters.AVATAR, JdbiCharacters.CARD, JdbiAssets.BLOB, JdbiChats.FACES, JdbiJobs.WAITING));
    return new AssetRoom(blobs,
        new Avatars(new Avatars.Stores(new JdbiAssets(ground.database()), blobs, renditions),
            new WebpPictures(), ground.ids(), ground.clock()),
        new BlobSweep(blobs, holders, renditions, ground.clock()));
  }

  /** What users wear of what they uploaded. */
  Faces faces() {
    return (caller, asset) -> new User.Face(avatars.own(caller, new AssetId(asset)).value());
  }

  void rounds(JobQueue queue) {
    queue.every("asset.sweep", SWEEP, sweep::sweep);
  }

  List<Routes> routes() {
    return List.of(new AssetRoutes(avatars, blobs));
  }
}
