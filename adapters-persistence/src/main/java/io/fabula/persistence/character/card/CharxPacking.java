package io.fabula.persistence.character.card;

import io.fabula.domain.shared.Json;
import io.fabula.persistence.asset.picture.Cover;
import io.fabula.persistence.asset.picture.Face;
import io.fabula.persistence.json.JsonTrees;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A new archive for a card that came otherwise. What the original held goes along, and the face
 * becomes a file of its own where the card does not say where it is.
 */
final class CharxPacking {
  private final Optional<CardFile> original;
  private final Optional<byte[]> picture;
  private final Optional<CardAsset> icon;
  private final Map<String, CardAsset> packed = new HashMap<>();
  private ZipArchive archive = ZipArchive.EMPTY;

  private CharxPacking(Json.Obj card, Optional<CardFile> original, Optional<byte[]> picture) {
    this.original = original;
    this.picture = picture;
    this.icon = CardAssets.icon(card.object("data").orElse(Json.EMPTY));
  }

  static byte[] packed(Json.Obj card, Optional<CardFile> original, Optional<byte[]> picture) {
    var packing = new CharxPacking(card, original, picture);
    Json.Obj pointing = CardAssets.insideArchive(card, packing::moved);
    return packing.archive.with(CharxCard.CARD, JsonTrees.bytes(pointing)).bytes();
  }

  private Optional<CardAsset> moved(CardAsset asset) {
    return switch (asset.place()) {
      case DEFAULT -> Optional.of(asset).filter(CardAsset::isIcon).map(this::face);
      case CHUNK -> held(asset).or(() -> lostFace(asset));
      case ARCHIVE -> lostFace(asset);
      case ADDRESS -> Optional.empty();
    };
  }

  /** What two assets point to goes along once: a small card can point to a large chunk many times. */
  private Optional<CardAsset> held(CardAsset asset) {
    CardAsset known = packed.get(asset.uri());
    if (known != null) return Optional.of(asset.at(known.uri(), known.extension()));
    Optional<CardAsset> moved = original.flatMap(file -> file.held(asset.uri())).map(bytes -> put(asset,
        asset.extension().matches("[a-z0-9]{1,10}") ? asset.extension() : "unknown", bytes));
    moved.ifPresent(first -> packed.put(asset.uri(), first));
    return moved;
  }

  /** A main icon whose file did not come along, though a picture carried the card. */
  private Optional<CardAsset> lostFace(CardAsset asset) {
    return icon.filter(asset::equals).filter(main -> picture.isPresent()).map(this::face);
  }

  private CardAsset face(CardAsset icon) {
    byte[] face = picture.flatMap(Face::stripped).orElseGet(Cover::plain);
    return put(icon, Face.extension(face), face);
  }

  private CardAsset put(CardAsset asset, String extension, byte[] bytes) {
    String path = CardAssets.path(asset, extension).filter(free -> archive.member(free).isEmpty())
        .orElseGet(() -> CardAssets.path(archive.members().size(), extension));
    archive = archive.with(path, bytes);
    return asset.at(CardAsset.Place.ARCHIVE_URI + path, extension);
  }
}
