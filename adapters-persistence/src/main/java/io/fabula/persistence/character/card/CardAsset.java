package io.fabula.persistence.character.card;

import io.fabula.domain.shared.Json;
import io.fabula.persistence.asset.picture.Face;
import java.util.Base64;
import java.util.Optional;

/** One of a V3 card's {@code assets}: what it is, and where its bytes lie. */
record CardAsset(Json.Obj json) {
  /** Counts where a card names no assets. */
  static final CardAsset DEFAULT = new CardAsset(Json.EMPTY.with("type", new Json.Str("icon"))
      .with("uri", new Json.Str(Place.DEFAULT_URI)).with("name", new Json.Str("main"))
      .with("ext", new Json.Str("png")));

  private static final String BASE64 = ";base64,";

  /** Where an asset's bytes lie. */
  enum Place {
    /** The file's own picture. */
    DEFAULT,
    /** A member of the archive: one d by the specification, two in many files. */
    ARCHIVE,
    /** A text chunk of the PNG, as RisuAI once wrote them. */
    CHUNK,
    /** In the address itself, or elsewhere in the world. */
    ADDRESS;

    static final String DEFAULT_URI = "ccdefault:";
    static final String ARCHIVE_URI = "embeded://";
    static final String MISSPELT_URI = "embedded://";
    static final String CHUNK_URI = "__asset:";
  }

  String uri() {
    return json.text("uri").orElse("");
  }

  String type() {
    return json.text("type").orElse("");
  }

  String name() {
    return json.text("name").orElse("");
  }

  String extension() {
    return json.text("ext").orElse("");
  }

  boolean isIcon() {
    return type().equals("icon");
  }

  Place place() {
    String uri = uri();
    if (uri.equals(Place.DEFAULT_URI)) return Place.DEFAULT;
    if (uri.startsWith(Place.ARCHIVE_URI) || uri.startsWith(Place.MISSPELT_URI)) return Place.ARCHIVE;
    return uri.startsWith(Place.CHUNK_URI) ? Place.CHUNK : Place.ADDRESS;
  }

  /** Of a member of the archive. */
  String path() {
    return uri().substring(uri().indexOf("://") + 3);
  }

  CardAsset at(String uri, String extension) {
    return new CardAsset(json.with("uri", new Json.Str(uri)).with("ext", new Json.Str(extension)));
  }

  /** The picture in a {@code data:} address. */
  Optional<byte[]> inline() {
    int comma = uri().indexOf(BASE64);
    if (!uri().startsWith("data:") || comma < 0) return Optional.empty();
    try {
      return Face.stripped(Base64.getDecoder().decode(uri().substring(comma + BASE64.length())));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
