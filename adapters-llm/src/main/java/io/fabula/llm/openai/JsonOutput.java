package io.fabula.llm.openai;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON as bytes, written by hand: a prompt is mostly long plain text, copied in runs. */
final class JsonOutput {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes;
  private int length;

  JsonOutput(int sizeExpected) {
    bytes = new byte[sizeExpected];
  }

  /** Syntax and whatever needs no escape, ASCII only. */
  JsonOutput raw(String ascii) {
    return raw(ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  JsonOutput raw(byte[] ascii) {
    run(ascii, 0, ascii.length);
    return this;
  }

  JsonOutput text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    room(utf8.length + 2);
    bytes[length++] = '"';
    int plain = 0;
    for (int i = 0; i < utf8.length; i++) {
      byte c = utf8[i];
      if (c >= 0x20 && c != '"' && c != '\\' || c < 0) continue;
      run(utf8, plain, i);
      escape(c);
      plain = i + 1;
    }
    run(utf8, plain, utf8.length);
    room(1);
    bytes[length++] = '"';
    return this;
  }

  private void escape(byte c) {
    room(6);
    bytes[length++] = '\\';
    switch (c) {
      case '"', '\\' -> bytes[length++] = c;
      case '\n' -> bytes[length++] = 'n';
      case '\r' -> bytes[length++] = 'r';
      case '\t' -> bytes[length++] = 't';
      default -> {
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[c >> 4];
        bytes[length++] = HEX[c & 15];
      }
    }
  }

  private void run(byte[] from, int start, int end) {
    room(end - start);
    System.arraycopy(from, start, bytes, length, end - start);
    length += end - start;
  }

  private void room(int more) {
    if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
  }

  int length() {
    return length;
  }

  /** What was written, behind a head. */
  byte[] behind(byte[] head) {
    byte[] all = Arrays.copyOf(head, head.length + length);
    System.arraycopy(bytes, 0, all, head.length, length);
    return all;
  }
}
