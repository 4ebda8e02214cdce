package io.fabula.persistence.character;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.Cards;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import java.util.ArrayList;
import java.util.Optional;

/** Cards in PNG, JSON and CHARX files. */
public final class CardFiles implements Cards {
  static final int MAX_BYTES = 32 << 20;

  @Override
  public CardReading read(byte[] file) {
    CardFile opened = open(file);
    var warnings = new ArrayList<CardWarning>(opened.warnings());
    Definition definition = DefinitionReading.of(CardShape.of(opened.card()), warnings);
    return new CardReading(definition, warnings, opened.picture());
  }

  @Override
  public byte[] write(
      CardFormat format, Definition definition, Optional<byte[]> original, Optional<byte[]> picture) {
    if (original.isEmpty()) return written(format, CardShape.NONE, definition, picture);
    CardFile opened = open(original.get());
    CardShape shape = CardShape.of(opened.card());
    var edit = new CardEdit(DefinitionReading.of(shape, new ArrayList<>()), definition);
    if (opened.isOf(format)) {
      return edit.isEmpty() ? original.get().clone() : opened.edited(edit);
    }
    return written(format, edit.applied(shape), definition, opened.picture().or(() -> picture));
  }

  private static CardFile open(byte[] file) {
    if (file.length > MAX_BYTES) throw CharacterError.CardTooLarge.failure("file", MAX_BYTES);
    if (PngFile.isOne(file)) return PngCard.open(file);
    if (CharxCard.isOne(file)) return CharxCard.open(file);
    if (JsonCard.isOne(file)) return JsonCard.open(file);
    throw CharacterError.NotACard.failure();
  }

  private static byte[] written(
      CardFormat format, CardShape shape, Definition definition, Optional<byte[]> picture) {
    return switch (format) {
      case JSON_V2 -> JsonTrees.bytes(CardSpec.V2.card(shape, definition));
      case JSON_V3 -> JsonTrees.bytes(CardAssets.outsideArchive(CardSpec.V3.card(shape, definition)));
      case CHARX -> CharxCard.packed(CardSpec.V3.card(shape, definition), picture);
      case PNG -> {
        Json.Obj chara = CardSpec.V2.card(shape, definition);
        Json.Obj ccv3 = CardAssets.outsideArchive(CardSpec.V3.card(shape, definition));
        yield PngFile.parse(Cover.png(picture)).carrying(chara, ccv3).bytes();
      }
    };
  }
}
