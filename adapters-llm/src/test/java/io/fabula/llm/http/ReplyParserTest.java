package io.fabula.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabula.llm.http.ReplyParser.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyParserTest {
  private static final String CHUNKED = """
      HTTP/1.1 100 Continue\r
      \r
      HTTP/1.1 200 OK\r
      Content-Type: Text/Event-Stream; charset=utf-8\r
      Transfer-Encoding: chunked\r
      \r
      5;name=value\r
      안녕\r
      A\r
       and more\n\r
      0\r
      Trailer: x\r
      \r
      """.replace("5;", "6;");

  private final ReplyParser parser = new ReplyParser();
  private final Kept kept = new Kept();

  private static final class Kept implements ReplyReader {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Optional<ReplyHead> head = Optional.empty();
    private boolean wanted = true;

    @Override
    public void head(ReplyHead read) {
      head = Optional.of(read);
    }

    @Override
    public boolean body(byte[] bytes, int from, int to) {
      body.write(bytes, from, to - from);
      return wanted;
    }

    @Override
    public boolean begun() {
      return false;
    }

    @Override
    public void ended() {}

    @Override
    public void broken(CallFault fault) {}

    String text() {
      return body.toString(StandardCharsets.UTF_8);
    }
  }

  private Outcome feed(String text, int slice) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Outcome outcome = Outcome.MORE;
    for (int at = 0; at < bytes.length; at += slice) {
      outcome = parser.feed(bytes, at, Math.min(bytes.length, at + slice), kept);
    }
    return outcome;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11, 64, 10_000})
  void a_chunked_reply_is_the_same_however_it_is_cut(int slice) {
    assertThat(feed(CHUNKED, slice)).isEqualTo(Outcome.COMPLETE);
    assertThat(kept.text()).isEqualTo("안녕 and more\n");
    assertThat(kept.head).contains(new ReplyHead(200, "text/event-stream", Optional.empty()));
    assertThat(parser.reusable()).isTrue();
  }

  @Test
  void one_connection_carries_reply_after_reply() {
    feed(CHUNKED, 7);
    parser.reset();
    String counted = "HTTP/1.1 429 Slow\r\nretry-after: 7\r\ncontent-length: 2\r\n\r\nno";
    assertThat(feed(counted, 3)).isEqualTo(Outcome.COMPLETE);
    assertThat(kept.head).contains(new ReplyHead(429, "", Optional.of("7")));
    assertThat(kept.text()).endsWith("no");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 0\r\n\r\n",
      "HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 204 Done\r\n\r\nsurplus"})
  void a_connection_that_closes_or_says_too_much_is_not_reused(String reply) {
    assertThat(feed(reply, 1000)).isEqualTo(Outcome.COMPLETE);
    assertThat(parser.reusable()).isFalse();
  }

  @Test
  void a_reply_without_a_length_ends_with_its_connection() {
    assertThat(feed("HTTP/1.1 200 OK\r\n\r\nall of it", 4)).isEqualTo(Outcome.MORE);
    assertThat(parser.endsByClose()).isTrue();
    assertThat(kept.text()).isEqualTo("all of it");
  }

  @Test
  void a_reader_may_refuse_the_rest() {
    kept.wanted = false;
    assertThat(feed(CHUNKED, 10_000)).isEqualTo(Outcome.REFUSED);
    assertThat(parser.reusable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH-2.0-server\r\n", "HTTP/2 200\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n"})
  void what_is_no_reply_is_refused(String text) {
    assertThatThrownBy(() -> feed(text, 1000)).isInstanceOf(MalformedReply.class);
  }

  @Test
  void a_head_has_a_bound() {
    assertThatThrownBy(() -> feed("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(6_000), 1000))
        .isInstanceOf(MalformedReply.class)
        .hasMessageContaining("head");
  }
}
