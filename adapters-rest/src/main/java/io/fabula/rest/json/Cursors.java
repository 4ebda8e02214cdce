package io.fabula.rest.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabula.domain.shared.Cursor;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** Cursors as clients carry them: the keys as a JSON array, in base64url. */
public final class Cursors {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LENGTH_MAX = 1_000;

  private Cursors() {}

  public static String write(Cursor cursor) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(cursor.keys()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can always be written as JSON", e);
    }
  }

  public static Cursor read(String text) {
    if (text.length() > LENGTH_MAX) throw Cursor.malformed();
    try {
      String[] keys = JSON.readValue(Base64.getUrlDecoder().decode(text), String[].class);
      if (keys == null || List.of(keys).isEmpty()) throw Cursor.malformed();
      return new Cursor(List.of(keys));
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      throw Cursor.malformed();
    }
  }
}
