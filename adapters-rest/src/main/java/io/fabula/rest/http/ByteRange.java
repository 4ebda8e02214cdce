package io.fabula.rest.http;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a file (RFC 9110, section 14): one range of bytes. Several at once, and what is no range, get
 * the whole file, as the RFC allows.
 *
 * @param from the first byte
 * @param to the last one
 */
record ByteRange(int status, int from, int to) {
  static final ByteRange WHOLE = new ByteRange(200, 0, Integer.MAX_VALUE);
  private static final ByteRange NONE = new ByteRange(416, 0, -1);
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  static ByteRange of(String header, int length) {
    Matcher form = FORM.matcher(header == null ? "" : header.replace(" ", ""));
    if (!form.matches() || form.group(1).isEmpty() && form.group(2).isEmpty()) return WHOLE;
    if (form.group(1).isEmpty()) {
      long last = Long.parseLong(form.group(2));
      return last == 0 || length == 0 ? NONE
          : new ByteRange(206, (int) Math.max(0, length - last), length - 1);
    }
    long from = Long.parseLong(form.group(1));
    long to = form.group(2).isEmpty() ? length - 1L : Math.min(length - 1L, Long.parseLong(form.group(2)));
    if (!form.group(2).isEmpty() && Long.parseLong(form.group(2)) < from) return WHOLE;
    return from >= length ? NONE : new ByteRange(206, (int) from, (int) to);
  }

  byte[] of(byte[] file) {
    return status == 200 ? file : Arrays.copyOfRange(file, from, to + 1);
  }

  Optional<String> contentRange(int length) {
    return switch (status) {
      case 206 -> Optional.of("bytes " + from + "-" + to + "/" + length);
      case 416 -> Optional.of("bytes */" + length);
      default -> Optional.empty();
    };
  }
}
