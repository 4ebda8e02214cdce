package io.fabula.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.fabula.domain.shared.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** JSON as every face of this server writes it: snake_case, instants in UTC with milliseconds. */
public final class JsonFormat {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
      .addModule(new SimpleModule()
          .addSerializer(new InstantText())
          .addSerializer(new JsonValue()))
      .build();
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final ObjectWriter WRITER = MAPPER.writer();

  private JsonFormat() {}

  /** For the description, which speaks of the same format. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  public static byte[] write(Object view) {
    try {
      return WRITER.writeValueAsBytes(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view that cannot be written: " + view.getClass(), e);
    }
  }

  /**
   * Reads a body; throws what Jackson throws for text that is no JSON. Decoded before, for Jackson's own
   * decoder lets some broken sequences through.
   */
  static JsonNode read(byte[] body) throws IOException {
    CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return MAPPER.readTree(marked ? text.subSequence(1, text.length()).toString() : text.toString());
  }

  /** The value as the domain has it, numbers with their digits. */
  static Json json(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        var members = new LinkedHashMap<String, Json>();
        node.properties().forEach(member -> members.put(member.getKey(), json(member.getValue())));
        yield new Json.Obj(members);
      }
      case ARRAY -> {
        var items = new ArrayList<Json>();
        node.forEach(item -> items.add(json(item)));
        yield new Json.Arr(items);
      }
      case STRING -> new Json.Str(node.textValue());
      case NUMBER -> new Json.Num(node.asText());
      case BOOLEAN -> new Json.Bool(node.booleanValue());
      case NULL, MISSING, BINARY, POJO -> Json.NULL;
    };
  }

  private static final class JsonValue extends StdSerializer<Json> {
    private static final long serialVersionUID = 1L;

    JsonValue() {
      super(Json.class);
    }

    @Override
    public void serialize(Json json, JsonGenerator out, SerializerProvider provider) throws IOException {
      switch (json) {
        case Json.Obj(var members) -> {
          out.writeStartObject();
          for (var member : members.entrySet()) {
            out.writeFieldName(member.getKey());
            serialize(member.getValue(), out, provider);
          }
          out.writeEndObject();
        }
        case Json.Arr(var items) -> {
          out.writeStartArray();
          for (Json item : items) serialize(item, out, provider);
          out.writeEndArray();
        }
        case Json.Str(var text) -> out.writeString(text);
        case Json.Num(var literal) -> out.writeNumber(literal);
        case Json.Bool(var value) -> out.writeBoolean(value);
        case Json.Null none -> out.writeNull();
      }
    }
  }
}
