package io.fabula.llm.openai;

import io.fabula.domain.catalog.ModelId;
import io.fabula.domain.prompt.FinishReason;
import io.fabula.domain.prompt.GenerationFailure;
import io.fabula.domain.prompt.GenerationSink;
import io.fabula.domain.prompt.JsonText;
import io.fabula.domain.prompt.TokenUsage;
import io.fabula.llm.catalog.ProviderSettings;
import io.fabula.llm.http.CallFault;
import io.fabula.llm.http.LineBuffer;
import io.fabula.llm.http.ReplyHead;
import io.fabula.llm.http.ReplyReader;
import java.util.Arrays;
import java.util.Optional;

/**
 * Turns one reply into calls of a sink. The end is told as soon as it is known; what follows it is
 * only read to free the connection for the next call.
 */
final class CompletionReader implements ReplyReader {
  private static final int TEXT_MAX = 1024 * 1024;
  private static final int LINE_MAX = 64 * 1024;
  private static final byte[] DATA = {'d', 'a', 't', 'a', ':'};
  private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

  private final ProviderSettings provider;
  private final ModelId model;
  private final GenerationSink sink;
  private final LineBuffer lines = new LineBuffer(LINE_MAX);
  private final EventShape shape = new EventShape();
  private Optional<WholeReply> whole = Optional.empty();
  private Optional<FinishReason> finish = Optional.empty();
  private Optional<TokenUsage> usage = Optional.empty();
  private int textBytes;
  private boolean over;
  private boolean refused;
  private volatile boolean begun;

  CompletionReader(ProviderSettings provider, ModelId model, GenerationSink sink) {
    this.provider = provider;
    this.model = model;
    this.sink = sink;
  }

  @Override
  public void head(ReplyHead head) {
    boolean stream = head.status() == 200 && head.contentType().equals("text/event-stream");
    if (!stream) whole = Optional.of(new WholeReply(head, TEXT_MAX));
  }

  @Override
  public boolean body(byte[] b, int from, int to) {
    if (over) return true;
    if (whole.isPresent()) return wholeBody(whole.get(), b, from, to);
    int at = from;
    while (!over) {
      at = lines.next(b, at, to);
      if (at < 0) break;
      line(lines.bytes(), lines.from(), lines.to());
      if (at == to) break;
    }
    return !refused;
  }

  private boolean wholeBody(WholeReply reply, byte[] b, int from, int to) {
    if (reply.add(b, from, to)) return true;
    fail(GenerationFailure.provider(provider.name(), "a reply of more than " + TEXT_MAX + " bytes", true));
    return false;
  }

  private void line(byte[] b, int from, int to) {
    // what is no data (comments, event names, ids) says nothing about text
    if (to - from < DATA.length || !Arrays.equals(b, from, from + DATA.length, DATA, 0, DATA.length)) return;
    int start = from + DATA.length;
    if (start < to && b[start] == ' ') start++;
    JsonText known = shape.match(b, start, to);
    if (!known.isEmpty()) piece(known);
    else if (Arrays.equals(b, start, to, DONE, 0, DONE.length)) finish(finish.orElse(FinishReason.STOP));
    else if (start < to) event(b, start, to);
  }

  private void event(byte[] b, int from, int to) {
    CompletionChunk chunk = ChunkParser.parse(b, from, to);
    if (chunk.onlyText()) shape.learn(b, from, to, chunk.text());
    take(chunk);
  }

  private void take(CompletionChunk chunk) {
    if (!chunk.text().isEmpty()) piece(chunk.text());
    if (over) return;
    if (chunk.error().isPresent()) {
      refused = true;
      fail(GenerationFailure.provider(provider.name(), "error event: " + chunk.error().get(), true));
    }
    if (chunk.finish().isPresent()) finish = chunk.finish();
    if (chunk.usage().isPresent()) usage = chunk.usage();
  }

  private void piece(JsonText text) {
    if (textBytes + text.length() > TEXT_MAX) {
      refused = true;
      finish(FinishReason.LENGTH);
      return;
    }
    textBytes += text.length();
    start();
    sink.piece(text);
  }

  private void start() {
    if (begun) return;
    begun = true;
    sink.started(model);
  }

  @Override
  public boolean begun() {
    return begun;
  }

  @Override
  public void ended() {
    if (over) return;
    if (whole.isPresent()) {
      ended(whole.get());
      return;
    }
    if (lines.last()) line(lines.bytes(), lines.from(), lines.to());
    if (over) return;
    if (finish.isPresent()) finish(finish.get());
    else
      fail(GenerationFailure.provider(provider.name(), "truncated: the stream ended without a finish", true));
  }

  private void ended(WholeReply reply) {
    if (!reply.isCompletion()) {
      fail(reply.failure(provider.name()));
      return;
    }
    take(reply.completion());
    if (!over) finish(finish.orElse(FinishReason.STOP));
  }

  @Override
  public void broken(CallFault fault) {
    if (over) return;
    String name = provider.name();
    switch (fault.kind()) {
      case TIMEOUT -> fail(GenerationFailure.timeout(name, fault.detail()));
      case MALFORMED -> fail(GenerationFailure.provider(name, "malformed: " + fault.detail(), true));
      case CONNECT -> fail(GenerationFailure.provider(name, "no connection: " + fault.detail(), true));
      case CUT -> {
        // the text was complete, only the farewell is missing
        if (finish.isPresent()) finish(finish.get());
        else fail(GenerationFailure.provider(name, "cut: " + fault.detail(), true));
      }
    }
  }

  private void finish(FinishReason reason) {
    over = true;
    start();
    sink.finished(reason, usage);
  }

  private void fail(GenerationFailure failure) {
    over = true;
    sink.failed(
        new GenerationFailure(failure.kind(), failure.provider(), provider.redacted(failure.detail()),
            failure.retryable()));
  }
}
