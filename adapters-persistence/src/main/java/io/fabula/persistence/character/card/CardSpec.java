package io.fabula.persistence.character.card;

import io.fabula.domain.character.Definition;
import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The two specifications a card is written to. Every field they require is there and has its type;
 * what they do not know is carried along, but what is V3's own stays out of V2 unless a V2 card had it.
 */
enum CardSpec {
  V2("chara_card_v2", "2.0", CardShape.Form.V2),
  V3("chara_card_v3", "3.0", CardShape.Form.V3);

  static final String BOOK = CardField.CHARACTER_BOOK.key();

  /** What V3 added to {@code data}: a reader of V2 has no use for it. */
  static final List<String> NEW_IN_V3 = List.of(
      "nickname", "assets", "creator_notes_multilingual", "source", "group_only_greetings",
      "creation_date", "modification_date");

  private final String spec;
  private final String version;
  private final CardShape.Form form;

  CardSpec(String spec, String version, CardShape.Form form) {
    this.spec = spec;
    this.version = version;
    this.form = form;
  }

  /** The whole card: what the shape holds, completed from the definition. */
  Json.Obj card(CardShape shape, Definition definition) {
    Json.Obj root = shape.root();
    var members = new LinkedHashMap<String, Json>();
    members.put("spec", new Json.Str(spec));
    members.put("spec_version", versionOf(shape));
    members.put("data", data(shape, definition));
    root.members().forEach(members::putIfAbsent);
    return new Json.Obj(members);
  }

  /** A V3 card of a later minor version keeps it. */
  private Json versionOf(CardShape shape) {
    Optional<Json> own = shape.root().get("spec_version").filter(Json.Str.class::isInstance);
    return own.filter(known -> shape.form() == form).orElse(new Json.Str(version));
  }

  private Json.Obj data(CardShape shape, Definition definition) {
    boolean older = this == V2 && shape.form() == CardShape.Form.V3;
    Json.Obj data = shape.data();
    if (older) for (String key : NEW_IN_V3) data = data.without(key);
    for (CardField field : CardField.values()) {
      if (this == V2 && field.isNewInV3()) continue;
      data = completed(data, field, definition);
    }
    // a book that was written to this specification is left as its author wrote it
    boolean own = shape.form() == form && shape.data().object(BOOK).isPresent();
    Optional<Json.Obj> book = data.object(BOOK).filter(written -> !own);
    return book.isEmpty() ? data : data.with(BOOK, book(book.get(), older));
  }

  private static Json.Obj completed(Json.Obj data, CardField field, Definition definition) {
    Optional<Json> value = field.value(definition);
    if (value.isEmpty()) return field == CardField.CHARACTER_BOOK ? data.without(field.key()) : data;
    boolean typed = data.get(field.key()).filter(json -> sameType(json, value.get())).isPresent();
    return typed ? data : data.with(field.key(), value.get());
  }

  private static boolean sameType(Json one, Json other) {
    return one.getClass() == other.getClass();
  }

  private Json.Obj book(Json.Obj book, boolean older) {
    Json.Obj complete = defaulted(book, "extensions", Json.EMPTY);
    UnaryOperator<Json.Obj> change = older ? entry -> entry(withoutV3(entry)) : this::entry;
    var entries = new ArrayList<Json>();
    for (Json item : book.array("entries").map(Json.Arr::items).orElse(List.of())) {
      entries.add(item instanceof Json.Obj entry ? change.apply(entry) : item);
    }
    return complete.with("entries", new Json.Arr(entries));
  }

  private static Json.Obj withoutV3(Json.Obj entry) {
    Optional<String> content = entry.text("content");
    // where it is off it says what its absence says
    Json.Obj plain = entry.bool("use_regex").orElse(false) ? entry.without("use_regex") : entry;
    return content.isEmpty() ? plain
        : plain.with("content", new Json.Str(DecoratorLines.cut(content.get())));
  }

  private Json.Obj entry(Json.Obj entry) {
    Json.Obj complete = defaulted(entry, "keys", new Json.Arr(List.of()));
    complete = defaulted(complete, "content", new Json.Str(""));
    complete = defaulted(complete, "extensions", Json.EMPTY);
    complete = defaulted(complete, "enabled", new Json.Bool(true));
    complete = defaulted(complete, "insertion_order", Json.Num.of(100));
    if (this == V2) return complete;
    complete = defaulted(complete, "use_regex", new Json.Bool(false));
    return defaulted(complete, "constant", new Json.Bool(false));
  }

  private static Json.Obj defaulted(Json.Obj object, String key, Json value) {
    return object.get(key).filter(json -> sameType(json, value)).isPresent() ? object
        : object.with(key, value);
  }
}
