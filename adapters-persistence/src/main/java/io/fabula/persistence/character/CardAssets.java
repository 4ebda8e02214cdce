package io.fabula.persistence.character;

import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A V3 card's {@code assets}. Files inside the archive are addressed as {@code embeded://path}, one d
 * by the specification; files in the wild also spell it with two.
 */
final class CardAssets {
  private static final String EMBEDDED = "embeded://";
  private static final String MISSPELT = "embedded://";
  private static final String DEFAULT = "ccdefault:";

  private CardAssets() {}

  /** The path of the main icon in the archive. */
  static Optional<String> iconPath(Json.Obj data) {
    return icon(data).flatMap(asset -> asset.text("uri")).filter(CardAssets::inArchive).map(CardAssets::path);
  }

  /** The main icon where the card holds it itself, as a data URI. */
  static Optional<byte[]> embeddedFace(Json.Obj data) {
    String uri = icon(data).flatMap(asset -> asset.text("uri")).orElse("");
    int comma = uri.indexOf(";base64,");
    if (!uri.startsWith("data:") || comma < 0) return Optional.empty();
    try {
      return Face.stripped(Base64.getDecoder().decode(uri.substring(comma + ";base64,".length())));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private static Optional<Json.Obj> icon(Json.Obj data) {
    return assets(data).stream()
        .filter(asset -> asset.text("type").filter("icon"::equals).isPresent())
        .min(Comparator.comparing(asset -> asset.text("name").filter("main"::equals).isPresent() ? 0 : 1));
  }

  private static List<Json.Obj> assets(Json.Obj data) {
    var assets = new ArrayList<Json.Obj>();
    for (Json item : data.array("assets").map(Json.Arr::items).orElse(List.of())) {
      if (item instanceof Json.Obj asset) assets.add(asset);
    }
    return assets;
  }

  private static boolean inArchive(String uri) {
    return uri.startsWith(EMBEDDED) || uri.startsWith(MISSPELT);
  }

  private static String path(String uri) {
    return uri.substring(uri.indexOf("://") + 3);
  }

  /** The card for a file that holds no members: what pointed to one is left out. */
  static Json.Obj outsideArchive(Json.Obj card) {
    Json.Obj data = card.object("data").orElse(Json.EMPTY);
    if (data.array("assets").isEmpty()) return card;
    Optional<Json.Obj> icon = icon(data);
    var kept = new ArrayList<Json>();
    for (Json.Obj asset : assets(data)) {
      boolean lost = asset.text("uri").filter(CardAssets::inArchive).isPresent();
      if (!lost) kept.add(asset);
      else if (icon.filter(asset::equals).isPresent()) kept.add(asset.with("uri", new Json.Str(DEFAULT)));
    }
    return card.with("data", data.with("assets", new Json.Arr(kept)));
  }

  /** The card with a member of its archive as main icon. */
  static Json.Obj withIcon(Json.Obj card, String path, String extension) {
    Json.Obj data = card.object("data").orElse(Json.EMPTY);
    Optional<Json.Obj> old = icon(data);
    Json.Obj icon = old.orElse(Json.EMPTY)
        .with("type", new Json.Str("icon"))
        .with("uri", new Json.Str(EMBEDDED + path))
        .with("name", new Json.Str("main"))
        .with("ext", new Json.Str(extension));
    var all = new ArrayList<Json>(assets(data));
    int index = old.map(all::indexOf).orElse(-1);
    if (index < 0) all.addFirst(icon);
    else all.set(index, icon);
    return card.with("data", data.with("assets", new Json.Arr(all)));
  }
}
