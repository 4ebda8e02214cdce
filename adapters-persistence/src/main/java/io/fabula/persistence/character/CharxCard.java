package io.fabula.persistence.character;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A card in an archive with its assets, which may be glued behind a JPEG. */
record CharxCard(ZipArchive archive, Json.Obj card, List<CardWarning> warnings) implements CardFile {
  private static final String CARD = "card.json";

  static boolean isOne(byte[] file) {
    boolean zip = file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
    return zip || JpegFile.isOne(file) && ZipArchive.endsIn(file);
  }

  static CharxCard open(byte[] file) {
    ZipArchive archive = ZipArchive.parse(file);
    var warnings = new ArrayList<CardWarning>();
    if (archive.members().stream().anyMatch(ZipMember::escapes)) {
      warnings.add(new CardWarning("path_escape", "members that lead outside were passed over", ""));
    }
    ZipMember member = archive.member(CARD)
        .orElseThrow(() -> CharacterError.UnusableCard.failure("the archive has no " + CARD, ""));
    if (member.unpackedSize() > JsonTrees.MAX_BYTES) {
      throw CharacterError.CardTooLarge.failure(CARD, JsonTrees.MAX_BYTES);
    }
    byte[] json = member.unpacked();
    if (!member.intact(json)) {
      warnings.add(new CardWarning("wrong_checksum", "the checksum of " + CARD + " is wrong", ""));
    }
    Json.Obj card = JsonCard.parse(json);
    CardShape.of(card);
    return new CharxCard(archive, card, warnings);
  }

  /** A new archive; the face is its main icon. */
  static byte[] packed(Json.Obj card, Optional<byte[]> picture) {
    byte[] face = picture.flatMap(Face::stripped).orElseGet(Cover::plain);
    String path = "assets/icon/images/main." + Face.extension(face);
    Json.Obj pointing = CardAssets.withIcon(card, path, Face.extension(face));
    return new ZipArchive(new byte[0], List.of())
        .with(path, face)
        .with(CARD, JsonTrees.bytes(pointing))
        .bytes();
  }

  @Override
  public Optional<byte[]> picture() {
    return CardAssets.iconPath(CardShape.of(card).data())
        .flatMap(archive::member)
        .filter(member -> !member.escapes())
        .map(ZipMember::unpacked)
        .or(() -> Optional.of(archive.front()).filter(JpegFile::isOne))
        .flatMap(Face::stripped);
  }

  @Override
  public boolean isOf(CardFormat format) {
    return format == CardFormat.CHARX;
  }

  @Override
  public byte[] edited(CardEdit edit) {
    byte[] json = JsonTrees.bytes(edit.applied(CardShape.of(card)).root());
    var safe = archive.members().stream().filter(member -> !member.escapes()).toList();
    return new ZipArchive(archive.front(), safe).with(CARD, json).bytes();
  }
}
