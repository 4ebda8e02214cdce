package io.fabula.rest.asset;

import static io.fabula.rest.http.Access.PUBLIC;

import io.fabula.domain.asset.BlobId;
import io.fabula.domain.asset.Blobs;
import io.fabula.domain.shared.SharedError;
import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import java.util.List;
import java.util.Map;

/**
 * {@code /files}: pictures by the hash of their bytes, which nobody can guess, and which never
 * change. Only what is a picture by its content is given out: the vault's cards are not.
 */
public final class AssetRoutes implements Routes {
  private final Blobs blobs;

  public AssetRoutes(Blobs blobs) {
    this.blobs = blobs;
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(Route.get("/files/{name}", "asset.file", PUBLIC, Answer.file("image/*"), this::file)
        .says("The bytes of a picture."));
  }

  private Reply file(Call call) {
    String name = call.path("name");
    if (!name.matches("[0-9a-f]{64}")) throw SharedError.NotFound.failure("file");
    byte[] bytes = blobs.find(new BlobId(name)).orElseThrow(() -> SharedError.NotFound.failure("file"));
    String type = PictureType.of(bytes).orElseThrow(() -> SharedError.NotFound.failure("file"));
    return new Reply.File(bytes, type, Map.of("Cache-Control", "public, max-age=31536000, immutable",
        "ETag", "\"" + name + "\"", "X-Content-Type-Options", "nosniff",
        "Content-Security-Policy", "default-src 'none'; sandbox"));
  }
}
