package io.fabula.persistence.character.card;

import static java.util.stream.Collectors.toSet;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.DomainFailure;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.asset.picture.Face;
import io.fabula.persistence.asset.picture.JpegFile;
import io.fabula.persistence.asset.picture.Slice;
import io.fabula.persistence.json.JsonText;
import io.fabula.persistence.json.JsonTrees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A card in an archive with its assets, which may be glued behind a JPEG. */
record CharxCard(ZipArchive archive, Json.Obj card, List<CardWarning> warnings) implements CardFile {
  static final String CARD = "card.json";

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
    byte[] json = member.unpacked(MAX_CARD);
    if (!member.intact(json)) {
      warnings.add(new CardWarning("wrong_checksum", "the checksum of " + CARD + " is wrong", ""));
    }
    Json.Obj card = JsonCard.parse(json);
    Json.Obj data = CardShape.of(card).data();
    var opened = new CharxCard(archive, card, warnings);
    if (CardAssets.icon(data).filter(icon -> icon.place() == CardAsset.Place.ARCHIVE).isPresent()
        && opened.face().isEmpty()) {
      warnings.add(new CardWarning("no_picture", "the main icon is missing or no picture", "assets"));
    }
    return opened;
  }

  @Override
  public Optional<byte[]> picture() {
    return face().or(() -> Optional.of(archive.front()).filter(front -> front.length() <= MAX_ASSET)
        .map(Slice::copy).flatMap(Face::stripped));
  }

  private Optional<byte[]> face() {
    Optional<CardAsset> icon = CardAssets.icon(CardShape.of(card).data());
    return icon.flatMap(asset -> asset.place() == CardAsset.Place.ARCHIVE ? held(asset.uri())
        .flatMap(Face::stripped) : asset.inline());
  }

  @Override
  public Optional<byte[]> held(String uri) {
    var asset = new CardAsset(Json.EMPTY.with("uri", new Json.Str(uri)));
    if (asset.place() != CardAsset.Place.ARCHIVE) return Optional.empty();
    try {
      return archive.member(asset.path()).filter(member -> !member.escapes() && !member.isFolder())
          .map(member -> member.unpacked(MAX_ASSET));
    } catch (DomainFailure damagedOrTooLarge) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> undeclared() {
    Set<String> declared = CardAssets.of(CardShape.of(card).data()).stream()
        .filter(asset -> asset.place() == CardAsset.Place.ARCHIVE).map(CardAsset::path).collect(toSet());
    return archive.members().stream().filter(member -> !member.isFolder() && !member.escapes())
        .map(ZipMember::name).filter(name -> !name.equals(CARD) && !declared.contains(name)).toList();
  }

  @Override
  public boolean isOf(CardFormat format) {
    return format == CardFormat.CHARX;
  }

  @Override
  public byte[] edited(CardEdit edit) {
    CardShape shape = edit.applied(CardShape.of(card));
    byte[] json = shape.form() == CardShape.Form.FLAT
        ? JsonTrees.bytes(CardSpec.V3.card(shape, edit.after()))
        : JsonText.edited(archive.member(CARD).orElseThrow().unpacked(MAX_CARD), shape.root());
    var safe = archive.members().stream().filter(member -> !member.escapes()).toList();
    return new ZipArchive(archive.front(), safe).with(CARD, json).bytes();
  }
}
