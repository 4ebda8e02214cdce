package io.fabula.rest.asset;

import static io.fabula.rest.http.Access.PUBLIC;
import static io.fabula.rest.http.Access.USER;

import io.fabula.application.asset.Avatars;
import io.fabula.domain.account.Caller;
import io.fabula.domain.asset.Asset;
import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.Blobs;
import io.fabula.domain.asset.Rendition;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.account.Parcel;
import io.fabula.rest.account.Takeout;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Limits;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import io.fabula.rest.http.Upload;
import io.fabula.rest.http.ViewValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /upload} and {@code /files}: pictures by the hash of their bytes, which nobody can guess, and which
 * never change. Only what is a picture by its content is given out: the vault's cards are not.
 */
public final class AssetRoutes implements Routes, Takeout {
  /** A face that was uploaded. */
  public record AvatarView(String url, String thumbnailUrl, String assetId) {}

  private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})(\\.webp|_thumb\\.webp|_thumb)?");

  private final Avatars avatars;
  private final Blobs blobs;

  public AssetRoutes(Avatars avatars, Blobs blobs) {
    this.avatars = avatars;
    this.blobs = blobs;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.post("/upload/avatar", "asset.uploadAvatar", USER, Upload.class,
            Answer.created(AvatarView.class), this::upload).within(Limits.Of.UPLOAD)
            .says("Keeps a face: PNG, JPEG, WebP or GIF, made square, in two sizes."),
        Route.get("/files/{name}", "asset.file", PUBLIC, Answer.file("image/*"), this::file)
            .says("The bytes of a picture."));
  }

  @Override
  public void pack(Caller caller, Parcel parcel) throws IOException {
    var all = new ArrayList<Asset>();
    Parcel.each(page -> avatars.uploads(caller, page), all::add);
    for (Asset asset : all) {
      Optional<byte[]> picture = blobs.find(asset.blob());
      if (picture.isPresent()) parcel.file("pictures/" + asset.id() + ".webp", picture.get());
    }
  }

  private Reply upload(Call call, Upload file) {
    Asset asset = avatars.upload(call.caller(), file.bytes());
    Optional<BlobId> picture = Optional.of(asset.blob());
    String url = ViewValues.picture(picture);
    return Reply.created(new AvatarView(url, ViewValues.thumbnail(picture), asset.id().toString()), url);
  }

  private Reply file(Call call) {
    Matcher name = NAME.matcher(call.path("name"));
    if (!name.matches()) throw SharedError.NotFound.failure("file");
    byte[] bytes = bytes(new BlobId(name.group(1)), name.group(2))
        .orElseThrow(() -> SharedError.NotFound.failure("file"));
    String type = PictureType.of(bytes).orElseThrow(() -> SharedError.NotFound.failure("file"));
    return new Reply.File(bytes, type, Map.of("Cache-Control", "public, max-age=31536000, immutable",
        "ETag", "\"" + name.group() + "\"", "X-Content-Type-Options", "nosniff",
        "Content-Security-Policy", "default-src 'none'; sandbox"));
  }

  private Optional<byte[]> bytes(BlobId source, String ending) {
    if (ending == null) return blobs.find(source);
    return avatars.find(source, ending.startsWith("_thumb") ? Rendition.THUMBNAIL : Rendition.AVATAR);
  }
}
