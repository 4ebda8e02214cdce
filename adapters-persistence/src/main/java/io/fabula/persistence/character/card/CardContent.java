package io.fabula.persistence.character.card;

import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.asset.picture.Cover;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * All that reading a file gives: its card, brought into the one form in which two of them can be laid
 * side by side, and what lies beside the card.
 *
 * @param data V3's, without the assets
 * @param assets those that the card names, else the one that counts then
 * @param face whether there is a picture of the character, be it drawn for the card or no asset at all
 * @param rest what stands beside {@code data}
 * @param undeclared the paths of files that the card does not list
 */
record CardContent(Json.Obj data, List<Asset> assets, boolean face, Json.Obj rest, List<String> undeclared) {

  /**
   * @param bytes whether its bytes are to be had, in the file or at its address
   * @param drawn whether they are but the picture that is drawn where there is none
   */
  record Asset(CardAsset asset, boolean bytes, boolean drawn) {}

  /** Of a file as it is. */
  static CardContent of(CardFile file) {
    CardShape shape = CardShape.of(file.card());
    Definition definition = DefinitionReading.of(shape, new ArrayList<>());
    return of(Optional.of(file), shape, definition, file.picture());
  }

  /** Of a file as it were after an edit. */
  static CardContent edited(CardFile file, Definition definition, Optional<byte[]> picture) {
    CardShape shape = CardShape.of(file.card());
    var edit = new CardEdit(DefinitionReading.of(shape, new ArrayList<>()), definition);
    return of(Optional.of(file), edit.applied(shape), definition, file.picture().or(() -> picture));
  }

  /** Of a character that no file was read for. */
  static CardContent of(Definition definition, Optional<byte[]> picture) {
    return of(Optional.empty(), CardShape.NONE, definition, picture);
  }

  private static CardContent of(Optional<CardFile> file, CardShape shape, Definition definition,
      Optional<byte[]> picture) {
    Json.Obj card = CardSpec.V3.card(shape, definition);
    Json.Obj data = card.object("data").orElse(Json.EMPTY);
    // a card can point to one large file many times; it is unpacked once
    var known = new HashMap<String, Asset>();
    var assets = new ArrayList<Asset>();
    for (CardAsset asset : CardAssets.of(data)) {
      Asset one = known.computeIfAbsent(asset.uri(), uri -> asset(asset, file, picture));
      assets.add(new Asset(asset, one.bytes(), one.drawn()));
    }
    Json.Obj rest = card.without("data").without("spec").without("spec_version");
    return new CardContent(data.without("assets"), assets, picture.isPresent(), rest,
        file.map(CardFile::undeclared).orElse(List.of()));
  }

  private static Asset asset(CardAsset asset, Optional<CardFile> file, Optional<byte[]> picture) {
    return switch (asset.place()) {
      case DEFAULT -> new Asset(asset, picture.isPresent(), picture.filter(Cover::isPlain).isPresent());
      case ARCHIVE, CHUNK -> {
        Optional<byte[]> bytes = file.flatMap(source -> source.held(asset.uri()));
        yield new Asset(asset, bytes.isPresent(), bytes.filter(Cover::isPlain).isPresent());
      }
      case ADDRESS -> new Asset(asset, true, false);
    };
  }
}
