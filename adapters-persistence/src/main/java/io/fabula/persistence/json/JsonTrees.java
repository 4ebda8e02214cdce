package io.fabula.persistence.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.fabula.domain.shared.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Reads and writes {@link Json}. Of members with the same name the last one counts. Limits keep a
 * hostile text from costing more than its size: nesting, values, the length of numbers.
 */
public final class JsonTrees {
  public static final int MAX_DEPTH = 200;
  public static final int MAX_BYTES = 32 << 20;

  /** A value of two bytes becomes some hundred on the heap, so values are counted, not only bytes. */
  public static final int MAX_VALUES = 500_000;

  private static final JsonFactory FACTORY = JsonFactory.builder()
      // names come from strangers: an intern table of them would never shrink
      .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .streamReadConstraints(
          StreamReadConstraints.builder()
              .maxNestingDepth(MAX_DEPTH)
              .maxStringLength(MAX_BYTES)
              .maxNumberLength(1_000)
              .build())
      .build();

  private final JsonParser parser;
  private int values;

  private JsonTrees(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads UTF-8, with or without a byte-order mark. */
  public static Json parse(byte[] utf8) {
    if (utf8.length > MAX_BYTES) throw new MalformedJson("longer than " + MAX_BYTES + " bytes");
    try {
      // the parser's own decoder lets some broken sequences through
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedJson("no UTF-8");
    }
  }

  public static Json parse(String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (plain.length() > MAX_BYTES) throw new MalformedJson("longer than " + MAX_BYTES + " characters");
    try (JsonParser parser = FACTORY.createParser(plain)) {
      return new JsonTrees(parser).document();
    } catch (JsonProcessingException e) {
      throw new MalformedJson(e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory has no input errors", e);
    }
  }

  /** Compact, members in their order, numbers with the digits they came with. */
  public static String write(Json json) {
    return new JsonWriting().value(json).text();
  }

  public static byte[] bytes(Json json) {
    return write(json).getBytes(StandardCharsets.UTF_8);
  }

  private Json document() throws IOException {
    if (parser.nextToken() == null) throw new MalformedJson("empty");
    Json json = value();
    if (parser.nextToken() != null) throw new MalformedJson("more text after the value");
    return json;
  }

  private Json value() throws IOException {
    if (++values > MAX_VALUES) throw new MalformedJson("more than " + MAX_VALUES + " values");
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> new Json.Str(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.NULL;
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
        throw new IllegalStateException("the parser gives no such value: " + parser.currentToken());
    };
  }

  private Json object() throws IOException {
    var members = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value());
    }
    return new Json.Obj(members);
  }

  private Json array() throws IOException {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) items.add(value());
    return new Json.Arr(items);
  }
}
