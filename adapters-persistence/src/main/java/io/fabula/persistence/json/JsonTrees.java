package io.fabula.persistence.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.fabula.domain.shared.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * Reads and writes {@link Json}. Of members with the same name the last one counts. Limits keep a
 * hostile text from costing more than it should: nesting, the length of texts and numbers, and what
 * the whole tree takes on the heap, which is added up while it is read.
 */
public final class JsonTrees {
  public static final int MAX_DEPTH = 200;
  /** What is stored already must be readable, whatever was let in before. */
  private static final int MAX_DEPTH_STORED = 1_200;
  public static final int MAX_BYTES = 32 << 20;

  /** While a text is read it lies on the heap up to three times, with two bytes a character. */
  public static final int MAX_TEXT = 4 << 20;

  /** Of the tree, in bytes: a value of two bytes in a file can become some hundred. */
  public static final long MAX_WEIGHT = 32L << 20;

  // as a 64-bit virtual machine lays them out: value and string; entry of a linked map; array slot
  private static final int VALUE = 64;
  private static final int MEMBER = 72;
  private static final int ITEM = 8;

  static final JsonFactory FACTORY = factory(MAX_DEPTH);
  private static final JsonFactory STORED = factory(MAX_DEPTH_STORED);

  private final JsonParser parser;
  private long left;

  private JsonTrees(JsonParser parser, long maxWeight) {
    this.parser = parser;
    this.left = maxWeight;
  }

  private static JsonFactory factory(int depth) {
    return JsonFactory.builder()
        // names come from strangers: an intern table of them would never shrink
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(depth)
                .maxStringLength(MAX_TEXT)
                .maxNumberLength(1_000)
                .build())
        .build();
  }

  /** Reads UTF-8 from anywhere, with or without a byte-order mark. */
  public static Json parse(byte[] utf8) {
    if (utf8.length > MAX_BYTES) throw new MalformedJson("longer than " + MAX_BYTES + " bytes");
    int mark = utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF
        ? 3
        : 0;
    // the parser's own decoder lets some broken sequences through; decoding it all first takes its size again
    return parse(new InputStreamReader(new ByteArrayInputStream(utf8, mark, utf8.length - mark),
        StandardCharsets.UTF_8.newDecoder()), FACTORY, MAX_WEIGHT);
  }

  /** Reads what was written here: the same tree under other names may weigh a little more, and be deeper. */
  public static Json parse(String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (plain.length() > MAX_BYTES) throw new MalformedJson("longer than " + MAX_BYTES + " characters");
    return parse(new StringReader(plain), STORED, 2 * MAX_WEIGHT);
  }

  private static Json parse(Reader text, JsonFactory limits, long maxWeight) {
    try (JsonParser parser = limits.createParser(text)) {
      return new JsonTrees(parser, maxWeight).document();
    } catch (JsonProcessingException e) {
      throw new MalformedJson(e.getOriginalMessage());
    } catch (CharacterCodingException e) {
      throw new MalformedJson("no UTF-8");
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

  private void weigh(long bytes) {
    left -= bytes;
    if (left < 0) throw new MalformedJson("more in it than " + MAX_WEIGHT + " bytes of memory");
  }

  private String weighed(String text) {
    boolean wide = false;
    for (int i = 0; i < text.length() && !wide; i++) wide = text.charAt(i) > 0xFF;
    weigh(wide ? 2L * text.length() : text.length());
    return text;
  }

  private Json value() throws IOException {
    weigh(VALUE);
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        weighed(parser.getText());
        yield scalar(parser);
      }
      default -> scalar(parser);
    };
  }

  /** The value that the parser stands on, which is no object and no array. */
  static Json scalar(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> new Json.Str(parser.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getText());
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> Json.NULL;
      case START_OBJECT, START_ARRAY, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT,
          NOT_AVAILABLE ->
        throw new IllegalStateException("the parser gives no such value: " + parser.currentToken());
    };
  }

  private Json object() throws IOException {
    var members = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      weigh(MEMBER);
      String name = weighed(parser.currentName());
      parser.nextToken();
      members.put(name, value());
    }
    return new Json.Obj(members);
  }

  private Json array() throws IOException {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      weigh(ITEM);
      items.add(value());
    }
    return new Json.Arr(items);
  }
}
