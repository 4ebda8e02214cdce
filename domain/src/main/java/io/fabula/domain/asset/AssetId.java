package io.fabula.domain.asset;

import java.util.UUID;

/** The id of an asset, for good. */
public record AssetId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
