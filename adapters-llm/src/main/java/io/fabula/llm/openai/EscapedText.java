package io.fabula.llm.openai;

/** Whether bytes are the inside of a JSON string (RFC 8259, section 7) in well-formed UTF-8. */
final class EscapedText {
  private EscapedText() {}

  static boolean isWhole(byte[] b, int from, int to) {
    int at = from;
    while (at < to) {
      byte c = b[at];
      int length = c < 0 ? sequence(b, at, to) : c == '\\' ? escape(b, at, to) : c < 0x20 || c == '"' ? 0 : 1;
      if (length == 0) return false;
      at += length;
    }
    return true;
  }

  /** The length of an escape, 0 when it is none. */
  private static int escape(byte[] b, int at, int to) {
    if (at + 1 == to) return 0;
    switch (b[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
        return 2;
      }
      case 'u' -> {
        if (at + 6 > to) return 0;
        for (int i = at + 2; i < at + 6; i++) if (Character.digit(b[i], 16) < 0) return 0;
        return 6;
      }
      default -> {
        return 0;
      }
    }
  }

  /** The length of a UTF-8 sequence of several bytes (RFC 3629, section 4), 0 when it is none. */
  private static int sequence(byte[] b, int at, int to) {
    int first = b[at] & 0xff;
    int length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length == 0 || at + length > to) return 0;
    int second = b[at + 1] & 0xff;
    int low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    int high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return 0;
    for (int i = at + 2; i < at + length; i++) if ((b[i] & 0xc0) != 0x80) return 0;
    return length;
  }
}
