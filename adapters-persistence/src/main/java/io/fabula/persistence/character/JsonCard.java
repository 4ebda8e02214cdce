package io.fabula.persistence.character;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabula.domain.character.CardFormat;
import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.Json;
import io.fabula.persistence.json.JsonTrees;
import io.fabula.persistence.json.MalformedJson;
import java.util.List;
import java.util.Optional;

/** The bare object in a file of its own. */
record JsonCard(Json.Obj card) implements CardFile {

  /** Whether the first character that is no blank opens an object. */
  static boolean isOne(byte[] file) {
    String head = new String(file, 0, Math.min(file.length, 256), UTF_8);
    return head.replace("\uFEFF", "").stripLeading().startsWith("{");
  }

  static JsonCard open(byte[] file) {
    return new JsonCard(parse(file));
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
    return CardAssets.embeddedFace(CardShape.of(card).data());
  }

  @Override
  public boolean isOf(CardFormat format) {
    return switch (CardShape.of(card).form()) {
      case V2 -> format == CardFormat.JSON_V2;
      case V3 -> format == CardFormat.JSON_V3;
      case FLAT -> false;
    };
  }

  @Override
  public byte[] edited(CardEdit edit) {
    return JsonTrees.bytes(edit.applied(CardShape.of(card)).root());
  }
}
