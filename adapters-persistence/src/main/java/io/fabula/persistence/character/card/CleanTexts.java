package io.fabula.persistence.character.card;

import io.fabula.domain.character.CardWarning;
import io.fabula.domain.character.CharacterError;
import io.fabula.domain.shared.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Makes a card's texts storable: NUL is refused (no database takes it), half a surrogate pair (an
 * emoji cut in two by some tool) becomes U+FFFD.
 */
final class CleanTexts {
  private static final int MAX_WARNINGS = 20;

  private final List<CardWarning> warnings;
  private int broken;

  CleanTexts(List<CardWarning> warnings) {
    this.warnings = warnings;
  }

  Json.Obj cleaned(Json.Obj data) {
    return (Json.Obj) cleaned(data, CardPath.ROOT);
  }

  private Json cleaned(Json json, CardPath path) {
    return switch (json) {
      case Json.Obj(var members) -> {
        var clean = new LinkedHashMap<String, Json>();
        members.forEach((key, value) -> {
          CardPath inner = path.member(key);
          clean.put(text(key, inner), cleaned(value, inner));
        });
        yield unchanged(members.values(), clean.values()) && members.keySet().equals(clean.keySet()) ? json
            : new Json.Obj(clean);
      }
      case Json.Arr(var items) -> {
        var clean = new ArrayList<Json>(items.size());
        for (int i = 0; i < items.size(); i++) clean.add(cleaned(items.get(i), path.item(i)));
        yield unchanged(items, clean) ? json : new Json.Arr(clean);
      }
      case Json.Str(var text) -> {
        String clean = text(text, path);
        yield clean == text ? json : new Json.Str(clean);
      }
      case Json.Num number -> number;
      case Json.Bool bool -> bool;
      case Json.Null none -> none;
    };
  }

  /** Whether it is the very same values: a card that needs no repair is not held twice. */
  private static boolean unchanged(Collection<Json> before, Collection<Json> after) {
    if (before.size() != after.size()) return false;
    Iterator<Json> others = after.iterator();
    for (Json value : before) if (value != others.next()) return false;
    return true;
  }

  private String text(String text, CardPath path) {
    boolean halved = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0)
        throw CharacterError.UnusableCard.failure("a NUL character", path.toString().replace("\0", "\\0"));
      if (!Character.isSurrogate(c)) continue;
      if (Character.isSurrogate((char) text.codePointAt(i)) && text.codePointAt(i) < 0x10000) halved = true;
      else i++;
    }
    if (!halved) return text;
    if (++broken <= MAX_WARNINGS)
      warnings.add(new CardWarning("broken_text", "half a character was replaced", path.toString()));
    return repaired(text);
  }

  private static String repaired(String text) {
    var whole = new StringBuilder(text.length());
    text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return whole.toString();
  }
}
