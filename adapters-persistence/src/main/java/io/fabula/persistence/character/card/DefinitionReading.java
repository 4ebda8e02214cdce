package io.fabula.persistence.character.card;

import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.Definition;
import io.fabula.domain.character.Lorebook;
import io.fabula.domain.shared.Json;
import java.util.List;
import java.util.Optional;

/** Reads a definition out of a card: a field of the wrong type counts as absent and is warned of. */
final class DefinitionReading {
  /** Real cards exist without a name; a character cannot. */
  static final String UNNAMED = "Unnamed";

  private final Json.Obj data;
  private final List<CardWarning> warnings;

  private DefinitionReading(Json.Obj data, List<CardWarning> warnings) {
    this.data = data;
    this.warnings = warnings;
  }

  static Definition of(CardShape shape, List<CardWarning> warnings) {
    warnOfVersion(shape, warnings);
    Json.Obj clean = new CleanTexts(warnings).cleaned(shape.data());
    Definition definition = new DefinitionReading(clean, warnings).definition();
    definition.lorebook().ifPresent(book -> RefusedPatterns.warnOf(book, CardSpec.BOOK, warnings));
    return definition;
  }

  private static void warnOfVersion(CardShape shape, List<CardWarning> warnings) {
    String spec = shape.root().text("spec").orElse("");
    double known = shape.form() == CardShape.Form.V2 ? 2.0 : 3.0;
    if (shape.form() == CardShape.Form.FLAT) return;
    if (shape.form() == CardShape.Form.V3 && !spec.equals("chara_card_v3") && !spec.isEmpty()) {
      warnings.add(new CardWarning("unknown_spec", "read as V3: the spec is " + brief(spec), ""));
    } else if (CardShape.version(shape.root()).orElse(known) > known) {
      warnings.add(
          new CardWarning("newer_version", "the card is of a newer version than " + known, ""));
    }
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  private Definition definition() {
    return new Definition(
        name(),
        text(CardField.NICKNAME),
        text(CardField.DESCRIPTION),
        text(CardField.PERSONALITY),
        text(CardField.SCENARIO),
        text(CardField.FIRST_MESSAGE),
        texts(CardField.ALTERNATE_GREETINGS),
        texts(CardField.GROUP_ONLY_GREETINGS),
        text(CardField.EXAMPLE_DIALOGUE),
        text(CardField.SYSTEM_PROMPT),
        text(CardField.POST_HISTORY),
        text(CardField.CREATOR),
        text(CardField.CREATOR_NOTES),
        text(CardField.CHARACTER_VERSION),
        texts(CardField.TAGS),
        object(CardField.CHARACTER_BOOK).map(Lorebook::of),
        object(CardField.EXTENSIONS).orElse(Json.EMPTY));
  }

  private String name() {
    // names are kept trimmed; were it not read so, keeping it would already be an edit
    String name = text(CardField.NAME).strip();
    if (!name.isEmpty()) return name;
    String nickname = data.text(CardField.NICKNAME.key()).orElse("").strip();
    warnings.add(new CardWarning("empty_name", "the character has no name", CardField.NAME.key()));
    return nickname.isBlank() ? UNNAMED : nickname;
  }

  private String text(CardField field) {
    Optional<Json> value = present(field);
    if (value.isEmpty()) return "";
    if (value.get() instanceof Json.Str(var text)) return text;
    warn(field, "is no text");
    return "";
  }

  private List<String> texts(CardField field) {
    Optional<Json> value = present(field);
    if (value.isEmpty()) return List.of();
    if (!(value.get() instanceof Json.Arr array)) {
      warn(field, "is no list");
      return List.of();
    }
    List<String> texts = array.texts();
    if (texts.size() < array.items().size()) warn(field, "holds something that is no text");
    return texts;
  }

  private Optional<Json.Obj> object(CardField field) {
    Optional<Json> value = present(field);
    if (value.isPresent() && !(value.get() instanceof Json.Obj)) warn(field, "is no object");
    return data.object(field.key());
  }

  /** Chub writes null for what is absent. */
  private Optional<Json> present(CardField field) {
    return data.get(field.key()).filter(json -> !(json instanceof Json.Null));
  }

  private void warn(CardField field, String what) {
    warnings
        .add(new CardWarning("wrong_type", field.key() + " " + what + " and is passed over", field.key()));
  }
}
