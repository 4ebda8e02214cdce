package io.fabula.persistence.character.card;

import io.fabula.domain.asset.AssetError;
import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardLoss;
import io.fabula.domain.character.CardReading;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.Cards;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.LorebookReading;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.asset.picture.Cover;
import io.fabula.persistence.asset.picture.JpegFile;
import io.fabula.persistence.asset.picture.PngFile;
import io.fabula.persistence.json.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Cards in PNG, APNG, JSON, CHARX and YAML files, of at most 32 MiB. Has no state and needs nothing beside it:
 * one serves all threads.
 */
public final class CardFiles implements Cards {
  static final int MAX_BYTES = 32 << 20;

  @Override
  public CardReading read(byte[] file) {
    return ofCard(() -> readOpen(file));
  }

  private static CardReading readOpen(byte[] file) {
    byte[] kept = withoutPlace(file);
    CardFile opened = open(kept);
    var warnings = new ArrayList<CardWarning>(opened.warnings());
    if (kept != file) {
      warnings.add(new CardWarning("place_removed", "the place where the picture was taken was removed", ""));
    }
    Definition definition = DefinitionReading.of(CardShape.of(opened.card()), warnings);
    return new CardReading(definition, warnings, opened.picture(), kept);
  }

  @Override
  public LorebookReading readLorebook(byte[] file) {
    if (file.length > MAX_BYTES) throw CharacterError.CardTooLarge.failure("file", MAX_BYTES);
    if (!JsonCard.isOne(file)) throw CharacterError.NotACard.failure();
    return BookForm.read(JsonCard.parse(file));
  }

  @Override
  public byte[] write(
      CardFormat format, Definition definition, Optional<byte[]> original, Optional<byte[]> picture) {
    return ofCard(() -> writeOpen(format, definition, original, picture));
  }

  private static byte[] writeOpen(
      CardFormat format, Definition definition, Optional<byte[]> original, Optional<byte[]> picture) {
    if (original.isEmpty()) return written(format, CardShape.NONE, definition, Optional.empty(), picture);
    byte[] kept = withoutPlace(original.get());
    CardFile opened = open(kept);
    CardShape shape = CardShape.of(opened.card());
    var edit = new CardEdit(DefinitionReading.of(shape, new ArrayList<>()), definition);
    if (opened.isOf(format)) return edit.isEmpty() ? kept.clone() : opened.edited(edit);
    return written(format, edit.applied(shape), definition, Optional.of(opened),
        opened.picture().or(() -> picture));
  }

  @Override
  public List<CardLoss> losses(
      CardFormat format, Definition definition, Optional<byte[]> original, Optional<byte[]> picture) {
    return ofCard(() -> lossesOpen(format, definition, original, picture));
  }

  private static List<CardLoss> lossesOpen(
      CardFormat format, Definition definition, Optional<byte[]> original, Optional<byte[]> picture) {
    Optional<CardFile> opened = original.map(CardFiles::withoutPlace).map(CardFiles::open);
    CardContent before = opened.map(file -> CardContent.edited(file, definition, picture))
        .orElseGet(() -> CardContent.of(definition, picture));
    CardContent after = CardContent.of(open(writeOpen(format, definition, original, picture)));
    return new CardComparison(format, before, after).losses();
  }

  /** What is wrong with a picture that carries a card is wrong with the card. */
  private static <T> T ofCard(Supplier<T> work) {
    try {
      return work.get();
    } catch (DomainFailure failure) {
      throw switch (failure.error()) {
        case AssetError.BrokenPicture(String reason) -> CharacterError.UnusableCard.failure(reason, "");
        case AssetError.TooLarge(String what, long limit) -> CharacterError.CardTooLarge.failure(what, limit);
        default -> failure;
      };
    }
  }

  private static CardFile open(byte[] file) {
    if (file.length > MAX_BYTES) throw CharacterError.CardTooLarge.failure("file", MAX_BYTES);
    if (PngFile.isOne(file)) return PngCard.open(PngFile.parse(file));
    if (CharxCard.isOne(file)) return CharxCard.open(file);
    if (JsonCard.isOne(file)) return JsonCard.open(file);
    if (YamlText.isOne(file)) return JsonCard.openYaml(file);
    throw CharacterError.NotACard.failure();
  }

  /** The very array where there is nothing to take out. */
  private static byte[] withoutPlace(byte[] file) {
    if (file.length > MAX_BYTES) throw CharacterError.CardTooLarge.failure("file", MAX_BYTES);
    if (JpegFile.isOne(file)) return JpegFile.withoutPlace(file);
    if (!PngFile.isOne(file)) return file;
    PngFile png = PngFile.parse(file);
    PngFile clean = png.withoutPlace();
    return clean == png ? file : clean.bytes();
  }

  private static byte[] written(CardFormat format, CardShape shape, Definition definition,
      Optional<CardFile> original, Optional<byte[]> picture) {
    return switch (format) {
      case JSON_V2 -> JsonTrees.bytes(CardAssets.outsideArchive(CardSpec.V2.card(shape, definition)));
      case JSON_V3 -> JsonTrees.bytes(CardAssets.outsideArchive(CardSpec.V3.card(shape, definition)));
      case CHARX -> CharxPacking.packed(CardSpec.V3.card(shape, definition), original, picture);
      case PNG -> {
        Json.Obj chara = CardAssets.outsideArchive(CardSpec.V2.card(shape, definition));
        Json.Obj ccv3 = CardAssets.outsideArchive(CardSpec.V3.card(shape, definition));
        yield PngCard.carrying(PngFile.parse(Cover.png(picture)), JsonTrees.bytes(chara),
            JsonTrees.bytes(ccv3));
      }
    };
  }
}
