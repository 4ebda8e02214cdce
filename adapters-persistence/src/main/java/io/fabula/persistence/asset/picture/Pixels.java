package io.fabula.persistence.asset.picture;

import io.fabula.domain.asset.AssetError;
import io.fabula.domain.asset.Pictures;

/** The largest picture anybody here is asked to decode. */
final class Pixels {
  /** Some 160 MB decoded; the largest phone cameras in use stay below it at common settings. */
  static final long MAX = Pictures.MAX_PIXELS;

  private Pixels() {}

  static void check(long width, long height) {
    if (width == 0 || height == 0) throw AssetError.BrokenPicture.failure("the picture has no size");
    if (width > MAX || height > MAX || width * height > MAX) {
      throw AssetError.TooLarge.failure("pixels", MAX);
    }
  }
}
