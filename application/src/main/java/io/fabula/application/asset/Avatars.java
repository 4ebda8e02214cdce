package io.fabula.application.asset;

import io.fabula.domain.account.Caller;
import io.fabula.domain.asset.Asset;
import io.fabula.domain.asset.AssetId;
import io.fabula.domain.asset.Assets;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.Blobs;
import io.fabula.domain.asset.Pictures;
import io.fabula.domain.asset.Rendition;
import io.fabula.domain.asset.Renditions;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Ids;
import io.fabula.domain.shared.Page;
import io.fabula.domain.shared.PageRequest;
import io.fabula.domain.shared.SharedError;
import java.time.InstantSource;
import java.util.Optional;

/** Faces in the sizes in which they are shown. */
public final class Avatars {
  /** Where pictures and their renditions are kept. */
  public record Stores(Assets assets, Blobs blobs, Renditions renditions) {}

  private final Stores stores;
  private final Pictures pictures;
  private final Ids ids;
  private final InstantSource clock;

  public Avatars(Stores stores, Pictures pictures, Ids ids, InstantSource clock) {
    this.stores = stores;
    this.pictures = pictures;
    this.ids = ids;
    this.clock = clock;
  }

  /** Keeps a face that was sent, in its largest size and its smallest; the file itself is not kept. */
  public Asset upload(Caller caller, byte[] file) {
    byte[] portrait = pictures.squared(file, Rendition.AVATAR.side());
    Asset asset = Asset.portrait(new AssetId(ids.next()), caller.id(), portrait, clock.instant());
    stores.blobs().put(portrait);
    stores.renditions().keep(asset.blob(), Rendition.AVATAR, asset.blob());
    make(asset.blob(), portrait, Rendition.THUMBNAIL);
    stores.assets().add(asset);
    return asset;
  }

  /** The caller's uploads, the newest first. */
  public Page<Asset> uploads(Caller caller, PageRequest page) {
    return stores.assets().of(caller.id(), page);
  }

  /** The picture of an asset of the caller's own. */
  public BlobId own(Caller caller, AssetId id) {
    return stores.assets().find(id).filter(asset -> asset.owner().equals(caller.id())).map(Asset::blob)
        .orElseThrow(() -> SharedError.NotFound.failure("asset"));
  }

  /**
   * Makes the sizes of a picture that lies in the store, before anybody asks for them. One that cannot be
   * decoded has none, and is shown as it is.
   */
  public void prepare(BlobId source, byte[] picture) {
    BlobId avatar = stores.renditions().find(source, Rendition.AVATAR)
        .orElseGet(() -> make(source, picture, Rendition.AVATAR));
    if (stores.renditions().find(source, Rendition.THUMBNAIL).isPresent()) return;
    // of the smaller picture, which is decoded sooner
    byte[] smaller = avatar.equals(source) ? picture : stores.blobs().find(avatar).orElse(picture);
    make(source, smaller, Rendition.THUMBNAIL);
  }

  /** A picture in that size; made now where nobody has made it yet. Absent where there is no such picture. */
  public Optional<byte[]> find(BlobId source, Rendition rendition) {
    Optional<byte[]> made = stores.renditions().find(source, rendition).flatMap(stores.blobs()::find);
    if (made.isPresent()) return made;
    return stores.blobs().find(source).map(picture -> stores.blobs().find(make(source, picture, rendition))
        .orElse(picture));
  }

  private BlobId make(BlobId source, byte[] picture, Rendition rendition) {
    BlobId made;
    try {
      made = stores.blobs().put(pictures.squared(picture, rendition.side()));
    } catch (DomainFailure undecodable) {
      made = source;
    }
    stores.renditions().keep(source, rendition, made);
    return made;
  }
}
