package io.fabula.persistence.json;

import io.fabula.domain.shared.Json;

/** One text under construction. Half a surrogate pair is escaped, for UTF-8 has no bytes for it. */
final class JsonWriting {
  private final StringBuilder out = new StringBuilder();

  String text() {
    return out.toString();
  }

  JsonWriting value(Json json) {
    switch (json) {
      case Json.Obj(var members) -> {
        char before = '{';
        for (var member : members.entrySet()) {
          out.append(before);
          string(member.getKey());
          out.append(':');
          value(member.getValue());
          before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
      }
      case Json.Arr(var items) -> {
        char before = '[';
        for (Json item : items) {
          out.append(before);
          value(item);
          before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
      }
      case Json.Str(var text) -> string(text);
      case Json.Num(var literal) -> out.append(literal);
      case Json.Bool(var value) -> out.append(value);
      case Json.Null() -> out.append("null");
    }
    return this;
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1)))
        out.append(c).append(text.charAt(++i));
      else
        if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c)) escape(c);
        else out.append(c);
    }
    out.append('"');
  }

  private void escape(char c) {
    switch (c) {
      case '"', '\\' -> out.append('\\').append(c);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> out.append("\\u%04x".formatted((int) c));
    }
  }
}
