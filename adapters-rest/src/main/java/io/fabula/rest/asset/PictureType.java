package io.fabula.rest.asset;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The media type of a picture by its first bytes. */
final class PictureType {
  private PictureType() {}

  static Optional<String> of(byte[] bytes) {
    if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) return Optional.of("image/png");
    if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) return Optional.of("image/jpeg");
    if (starts(bytes, 0, "GIF8")) return Optional.of("image/gif");
    if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) return Optional.of("image/webp");
    return Optional.empty();
  }

  private static boolean starts(byte[] bytes, int at, String signature) {
    byte[] wanted = signature.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length < at + wanted.length) return false;
    for (int i = 0; i < wanted.length; i++) if (bytes[at + i] != wanted[i]) return false;
    return true;
  }
}
