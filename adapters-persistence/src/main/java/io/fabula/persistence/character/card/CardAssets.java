package io.fabula.persistence.character.card;

import static io.fabula.persistence.character.card.CardAsset.Place.DEFAULT_URI;

import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A V3 card's {@code assets}, and what becomes of them in a file of another kind. */
final class CardAssets {
  private static final String KEY = "assets";

  /** As many as an archive has members. */
  private static final int MAX = ZipArchive.MAX_MEMBERS;

  private CardAssets() {}

  /** All of them; the one that counts where a card names none. */
  static List<CardAsset> of(Json.Obj data) {
    List<CardAsset> assets = named(data);
    return assets.isEmpty() ? List.of(CardAsset.DEFAULT) : assets;
  }

  private static List<CardAsset> named(Json.Obj data) {
    List<Json> items = data.array(KEY).map(Json.Arr::items).orElse(List.of());
    if (items.size() > MAX) throw CharacterError.CardTooLarge.failure(KEY, MAX);
    return items.stream()
        .filter(Json.Obj.class::isInstance).map(item -> new CardAsset((Json.Obj) item)).toList();
  }

  /** The icon that is the character's face: the one named main, else the first. */
  static Optional<CardAsset> icon(Json.Obj data) {
    return main(of(data));
  }

  static Optional<CardAsset> main(List<CardAsset> assets) {
    return assets.stream().filter(CardAsset::isIcon)
        .min(Comparator.comparing(asset -> asset.name().equals("main") ? 0 : 1));
  }

  /** The card for a file that holds no assets: what pointed to one is left out. */
  static Json.Obj outsideArchive(Json.Obj card) {
    Optional<CardAsset> icon = icon(card.object("data").orElse(Json.EMPTY));
    return changed(card, asset -> switch (asset.place()) {
      case DEFAULT, ADDRESS -> Optional.of(asset);
      case ARCHIVE, CHUNK -> icon.filter(asset::equals).map(face -> face.at(DEFAULT_URI, "png"));
    });
  }

  /**
   * The card for an archive.
   *
   * @param moved gives an asset's new path, where its bytes went along
   */
  static Json.Obj insideArchive(Json.Obj card, Function<CardAsset, Optional<CardAsset>> moved) {
    Json.Obj data = card.object("data").orElse(Json.EMPTY);
    Json.Obj complete = named(data).stream().anyMatch(CardAsset::isIcon) ? card
        : card.with("data", data.with(KEY, withDefault(data)));
    return changed(complete, asset -> moved.apply(asset).or(() -> Optional.of(asset)));
  }

  private static Json.Arr withDefault(Json.Obj data) {
    var items = new ArrayList<>(data.array(KEY).map(Json.Arr::items).orElse(List.of()));
    items.addFirst(CardAsset.DEFAULT.json());
    return new Json.Arr(items);
  }

  private static Json.Obj changed(Json.Obj card, Function<CardAsset, Optional<CardAsset>> change) {
    Json.Obj data = card.object("data").orElse(Json.EMPTY);
    Optional<Json.Arr> assets = data.array(KEY);
    if (assets.isEmpty()) return card;
    var kept = new ArrayList<Json>();
    for (Json item : assets.get().items()) {
      if (item instanceof Json.Obj asset) {
        change.apply(new CardAsset(asset)).map(CardAsset::json).ifPresent(kept::add);
      } else {
        kept.add(item);
      }
    }
    return card.with("data", data.with(KEY, new Json.Arr(kept)));
  }

  /** Where the specification puts an asset; names in an archive are ASCII. */
  static Optional<String> path(CardAsset asset, String extension) {
    boolean plain = asset.type().matches("[a-z0-9_]{1,40}") && asset.name().matches("[A-Za-z0-9_-]{1,80}");
    return plain ? Optional.of(folder(asset.type(), extension) + asset.name() + "." + extension)
        : Optional.empty();
  }

  /** The same for an asset whose name is taken or cannot be one. */
  static String path(int number, String extension) {
    return folder("other", extension) + number + "." + extension;
  }

  private static String folder(String type, String extension) {
    return "assets/" + type + "/" + folder(extension) + "/";
  }

  private static String folder(String extension) {
    return switch (extension) {
      case "png", "jpg", "jpeg", "webp", "gif", "avif" -> "images";
      case "mp3", "ogg", "wav", "flac", "m4a" -> "audio";
      case "mp4", "webm", "mkv" -> "video";
      case "ttf", "otf", "woff", "woff2" -> "fonts";
      case "js", "ts", "lua", "css", "html" -> "code";
      default -> "other";
    };
  }
}
