package io.fabula.llm.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads HTTP/1.1 replies (RFC 9112) from whatever pieces a socket gives, one after another on a
 * connection, and hands the body on in place.
 */
final class ReplyParser {
  private static final int HEAD_MAX = 32 * 1024;
  private static final long LENGTH_UNKNOWN = -1;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?");

  enum Outcome {
    MORE,
    /** The reply is complete. */
    COMPLETE,
    /** The reader wants no more. */
    REFUSED
  }

  private enum State {
    STATUS,
    FIELDS,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILER,
    COUNTED,
    UNTIL_CLOSE,
    COMPLETE
  }

  private final LineBuffer lines = new LineBuffer(HEAD_MAX);
  private State state = State.STATUS;
  private int headBytes;
  private long left = LENGTH_UNKNOWN;
  private boolean chunked;
  private boolean keepAlive;
  private boolean surplus;
  private int status;
  private String contentType = "";
  private Optional<String> retryAfter = Optional.empty();

  /** Ready for the next reply on the same connection. */
  void reset() {
    lines.reset();
    startHead();
    surplus = false;
  }

  private void startHead() {
    state = State.STATUS;
    headBytes = 0;
    left = LENGTH_UNKNOWN;
    chunked = false;
    contentType = "";
    retryAfter = Optional.empty();
  }

  /** Whether the connection can carry another request. */
  boolean reusable() {
    return state == State.COMPLETE && keepAlive && !surplus;
  }

  /** Whether the end of the connection is the end of the reply. */
  boolean endsByClose() {
    return state == State.UNTIL_CLOSE;
  }

  Outcome feed(byte[] b, int from, int to, ReplyReader reader) {
    int at = from;
    while (at < to) {
      switch (state) {
        case CHUNK, COUNTED, UNTIL_CLOSE -> {
          int end = state == State.UNTIL_CLOSE ? to : (int) Math.min(to, at + left);
          if (!reader.body(b, at, end)) return Outcome.REFUSED;
          if (state != State.UNTIL_CLOSE) left -= end - at;
          at = end;
          if (left == 0 && state != State.UNTIL_CLOSE) {
            state = state == State.CHUNK ? State.CHUNK_END : State.COMPLETE;
          }
        }
        case COMPLETE -> {
          surplus = true;
          at = to;
        }
        default -> {
          int next = lines.next(b, at, to);
          countHead((next < 0 ? to : next) - at);
          if (next < 0) return Outcome.MORE;
          at = next;
          line(reader);
        }
      }
    }
    return state == State.COMPLETE ? Outcome.COMPLETE : Outcome.MORE;
  }

  private void countHead(int bytes) {
    if (state != State.STATUS && state != State.FIELDS && state != State.TRAILER) return;
    headBytes += bytes;
    if (headBytes > HEAD_MAX) throw new MalformedReply("a head of more than " + HEAD_MAX + " bytes");
  }

  private void line(ReplyReader reader) {
    boolean empty = lines.from() == lines.to();
    switch (state) {
      case STATUS -> status();
      case FIELDS -> {
        if (empty) headComplete(reader);
        else field();
      }
      case CHUNK_SIZE -> {
        left = hexadecimal();
        state = left == 0 ? State.TRAILER : State.CHUNK;
        headBytes = 0;
      }
      case CHUNK_END -> {
        if (!empty) throw new MalformedReply("a chunk longer than its size");
        state = State.CHUNK_SIZE;
      }
      case TRAILER -> {
        if (empty) state = State.COMPLETE;
      }
      case CHUNK, COUNTED, UNTIL_CLOSE, COMPLETE -> throw new IllegalStateException("no line in " + state);
    }
  }

  private void status() {
    String line = text();
    if (!STATUS_LINE.matcher(line).matches()) {
      throw new MalformedReply("no HTTP/1.1 reply");
    }
    status = Integer.parseInt(line.substring(9, 12));
    keepAlive = line.charAt(7) == '1';
    state = State.FIELDS;
  }

  private void field() {
    String line = text();
    int colon = line.indexOf(':');
    if (colon < 1) throw new MalformedReply("a header without a name");
    String value = line.substring(colon + 1).strip();
    switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "content-length" -> left = decimal(value);
      case "transfer-encoding" -> chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
      case "connection" -> {
        String options = value.toLowerCase(Locale.ROOT);
        keepAlive = !options.contains("close") && (keepAlive || options.contains("keep-alive"));
      }
      case "content-type" -> contentType = value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
      case "retry-after" -> retryAfter = Optional.of(value);
      default -> {
      }
    }
  }

  private void headComplete(ReplyReader reader) {
    if (status < 200) {
      startHead();
      return;
    }
    if (status == 204 || status == 304) left = 0;
    if (chunked) state = State.CHUNK_SIZE;
    else state = left == LENGTH_UNKNOWN ? State.UNTIL_CLOSE : left == 0 ? State.COMPLETE : State.COUNTED;
    if (state == State.UNTIL_CLOSE) keepAlive = false;
    reader.head(new ReplyHead(status, contentType, retryAfter));
  }

  /** A chunk's size; what follows a semicolon is an extension and means nothing to us. */
  private long hexadecimal() {
    long size = 0;
    int at = lines.from();
    for (; at < lines.to(); at++) {
      int digit = Character.digit(lines.bytes()[at], 16);
      if (digit < 0) break;
      size = size << 4 | digit;
      if (size > Integer.MAX_VALUE) throw new MalformedReply("a chunk of more than 2 GiB");
    }
    boolean ends = at == lines.to() || lines.bytes()[at] == ';' || lines.bytes()[at] == ' ';
    if (at == lines.from() || !ends) throw new MalformedReply("no chunk size");
    return size;
  }

  private static long decimal(String value) {
    if (!value.matches("[0-9]{1,18}")) throw new MalformedReply("no content length");
    return Long.parseLong(value);
  }

  private String text() {
    return new String(lines.bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.ISO_8859_1);
  }
}
