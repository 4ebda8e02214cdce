package io.fabula.bootstrap;

import io.fabula.application.account.Faces;
import io.fabula.application.asset.Avatars;
import io.fabula.domain.account.User;
import io.fabula.domain.asset.AssetId;
import io.fabula.domain.asset.Blobs;
import io.fabula.persistence.asset.FileBlobs;
import io.fabula.persistence.asset.JdbiAssets;
import io.fabula.persistence.asset.JdbiRenditions;
import io.fabula.persistence.asset.picture.WebpPictures;
import io.fabula.rest.asset.AssetRoutes;
import io.fabula.rest.http.Routes;
import java.util.List;

/** Pictures and the bytes of cards. */
record AssetRoom(Blobs blobs, Avatars avatars) {
  static AssetRoom on(Ground ground) {
    var blobs = new FileBlobs(ground.folder().blobs());
    return new AssetRoom(blobs, new Avatars(
        new Avatars.Stores(new JdbiAssets(ground.database()), blobs, new JdbiRenditions(ground.database())),
        new WebpPictures(), ground.ids(), ground.clock()));
  }

  /** What users wear of what they uploaded. */
  Faces faces() {
    return (caller, asset) -> new User.Face(avatars.own(caller, new AssetId(asset)).value());
  }

  List<Routes> routes() {
    return List.of(new AssetRoutes(avatars, blobs));
  }
}
