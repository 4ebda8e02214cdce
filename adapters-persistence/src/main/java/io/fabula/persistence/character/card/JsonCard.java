package io.fabula.persistence.character.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonText;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.json.MalformedJson;
import java.util.List;
import java.util.Optional;

/**
 * The bare object in a file of its own.
 *
 * @param own the format that the file is of already; absent for the forms of other programs
 */
record JsonCard(byte[] file, Json.Obj card, Optional<CardFormat> own) implements CardFile {

  /** Whether the first character that is no blank opens an object. */
  static boolean isOne(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, 256), UTF_8);
    return head.replace("\uFEFF", "").stripLeading().startsWith("{");
  }

  static JsonCard open(byte[] file) {
    Json.Obj card = parse(file);
    CardShape shape = CardShape.of(card);
    return new JsonCard(file, card, switch (shape.form()) {
      case V2 -> Optional.of(CardFormat.JSON_V2).filter(format -> shape.root().equals(card));
      case V3 -> Optional.of(CardFormat.JSON_V3).filter(format -> shape.root().equals(card));
      case FLAT -> Optional.empty();
    });
  }

  /** A character of text-generation-webui. */
  static JsonCard openYaml(byte[] file) {
    return new JsonCard(file, YamlText.parse(file), Optional.empty());
  }

  static Json.Obj parse(byte[] utf8) {
    try {
      if (JsonTrees.parse(utf8) instanceof Json.Obj card) return card;
      throw CharacterError.UnusableCard.failure("the JSON is no object", "");
    } catch (MalformedJson e) {
      throw CharacterError.UnusableCard.failure("the JSON cannot be read: " + e.getMessage(), "");
    }
  }

  @Override
  public List<CardWarning> warnings() {
    return List.of();
  }

  @Override
  public Optional<byte[]> picture() {
    return CardAssets.icon(CardShape.of(card).data()).flatMap(CardAsset::inline);
  }

  @Override
  public Optional<byte[]> held(String uri) {
    return Optional.empty();
  }

  @Override
  public List<String> undeclared() {
    return List.of();
  }

  @Override
  public boolean isOf(CardFormat format) {
    return own.filter(format::equals).isPresent();
  }

  @Override
  public byte[] edited(CardEdit edit) {
    return JsonText.edited(file, edit.applied(CardShape.of(card)).root());
  }
}
