package io.fabula.domain.asset;

import io.fabula.domain.shared.Sha256;
import java.util.HexFormat;

/**
 * The SHA-256 of a blob's bytes, 64 lower-case hexadecimal digits: the same bytes are stored once.
 */
public record BlobId(String value) {
  public BlobId {
    if (!value.matches("[0-9a-f]{64}")) throw new IllegalArgumentException("no blob id: " + value);
  }

  /** The id of these bytes, whether they are stored or not. */
  public static BlobId of(byte[] bytes) {
    return new BlobId(HexFormat.of().formatHex(Sha256.of(bytes)));
  }
}
