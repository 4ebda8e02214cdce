package io.fabula.llm.openai;

import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.llm.http.MalformedReply;
import io.fabula.llm.http.ReplyHead;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A reply that is no event stream: an error, a page, or a completion in one piece. */
final class WholeReply {
  private static final int DETAIL_MAX = 300;

  private final ReplyHead head;
  private final int limit;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  WholeReply(ReplyHead head, int limit) {
    this.head = head;
    this.limit = limit;
  }

  /** False when it passes the limit. */
  boolean add(byte[] b, int from, int to) {
    if (body.size() + to - from > limit) return false;
    body.write(b, from, to - from);
    return true;
  }

  boolean isCompletion() {
    return head.status() == 200 && head.contentType().equals("application/json");
  }

  CompletionChunk completion() {
    byte[] bytes = body.toByteArray();
    return ChunkParser.parse(bytes, 0, bytes.length);
  }

  GenerationFailure failure(String provider) {
    int status = head.status();
    if (status == 200) {
      String type = head.contentType().isEmpty() ? "no content type" : head.contentType();
      return GenerationFailure.provider(provider, "answered " + type + " instead of an event stream", true);
    }
    String wait = head.retryAfter().map(after -> ", retry after " + after).orElse("");
    boolean retryable = status == 408 || status == 425 || status == 429 || status >= 500;
    return GenerationFailure.provider(provider, "status " + status + wait + message(), retryable);
  }

  private String message() {
    String text = body.toString(StandardCharsets.UTF_8).strip();
    try {
      text = completion().error().orElse(text);
    } catch (MalformedReply e) {
      // an error page in another form: its beginning says enough
    }
    if (text.isEmpty()) return "";
    return ": " + (text.length() > DETAIL_MAX ? text.substring(0, DETAIL_MAX) + "…" : text);
  }
}
