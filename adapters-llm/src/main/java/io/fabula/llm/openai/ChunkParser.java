package io.fabula.llm.openai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.llm.http.MalformedReply;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads one event, or one whole reply, with a streaming parser: the first choice's text, the reason
 * it ended, usage, error. Reasoning and whatever else is skipped.
 */
final class ChunkParser {
  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonText NONE = new JsonText(new byte[0], 0, 0);

  private final byte[] bytes;
  private final int from;
  private JsonText text = NONE;
  private boolean sliced;
  private Optional<FinishReason> finish = Optional.empty();
  private Optional<TokenUsage> usage = Optional.empty();
  private Optional<String> error = Optional.empty();

  private ChunkParser(byte[] bytes, int from) {
    this.bytes = bytes;
    this.from = from;
  }

  static CompletionChunk parse(byte[] bytes, int from, int to) {
    try (JsonParser json = JSON.createParser(bytes, from, to - from)) {
      return new ChunkParser(bytes, from).parse(json);
    } catch (IOException e) {
      // the parser's message quotes the text around the fault, which belongs to the user
      throw new MalformedReply("an event that is no JSON");
    }
  }

  private CompletionChunk parse(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT)
      throw new MalformedReply("an event that is no JSON object");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "choices" -> choices(json, value);
        case "usage" -> usage(json, value);
        case "error" -> error(json, value);
        default -> json.skipChildren();
      }
    }
    if (json.nextToken() != null) throw new MalformedReply("an event with more than one JSON value");
    return new CompletionChunk(text, sliced, finish, usage, error);
  }

  private void choices(JsonParser json, JsonToken value) throws IOException {
    if (value != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    boolean first = true;
    for (JsonToken item; (item = json.nextToken()) != JsonToken.END_ARRAY; first = false) {
      if (first && item == JsonToken.START_OBJECT) choice(json);
      else json.skipChildren();
    }
  }

  private void choice(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "delta", "message" -> delta(json, value);
        case "finish_reason" -> {
          if (value == JsonToken.VALUE_STRING) finish = reason(json.getText());
          json.skipChildren();
        }
        case "error" -> error(json, value);
        default -> json.skipChildren();
      }
    }
  }

  private void delta(JsonParser json, JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean content = json.currentName().equals("content");
      if (json.nextToken() == JsonToken.VALUE_STRING && content) content(json);
      json.skipChildren();
    }
  }

  private void content(JsonParser json) throws IOException {
    int start = from + (int) json.currentTokenLocation().getByteOffset() + 1;
    json.finishToken();
    int end = from + (int) json.currentLocation().getByteOffset() - 1;
    sliced = bytes[start - 1] == '"' && bytes[end] == '"' && EscapedText.isWhole(bytes, start, end);
    text = sliced ? new JsonText(bytes, start, end) : JsonText.of(json.getText());
  }

  private void usage(JsonParser json, JsonToken value) throws IOException {
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    int prompt = 0;
    int completion = 0;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      boolean number = json.nextToken() == JsonToken.VALUE_NUMBER_INT;
      if (number && name.equals("prompt_tokens")) prompt = json.getIntValue();
      if (number && name.equals("completion_tokens")) completion = json.getIntValue();
      json.skipChildren();
    }
    usage = Optional.of(new TokenUsage(prompt, completion, false));
  }

  private void error(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NULL) return;
    error = Optional.of(value == JsonToken.VALUE_STRING ? json.getText() : "without a message");
    if (value != JsonToken.START_OBJECT) {
      json.skipChildren();
      return;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean message = json.currentName().equals("message");
      if (json.nextToken() == JsonToken.VALUE_STRING && message) error = Optional.of(json.getText());
      json.skipChildren();
    }
  }

  private Optional<FinishReason> reason(String word) {
    return switch (word) {
      case "length", "max_tokens" -> Optional.of(FinishReason.LENGTH);
      case "content_filter" -> Optional.of(FinishReason.CONTENT_FILTER);
      case "error" -> {
        if (error.isEmpty()) error = Optional.of("without a message");
        yield Optional.empty();
      }
      default -> Optional.of(FinishReason.STOP);
    };
  }
}
