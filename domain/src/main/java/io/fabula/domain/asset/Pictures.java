package io.fabula.domain.asset;

/**
 * Makes pictures of pictures. Any bytes may be handed in: PNG, JPEG, WebP and GIF are told by their
 * content, and memory and time stay in bounds whatever they claim to be.
 */
public interface Pictures {
  /** What {@link #squared} writes. */
  String MEDIA_TYPE = "image/webp";

  /** The most pixels a picture may have before it is decoded. */
  long MAX_PIXELS = 40_000_000;

  /**
   * The centre of a picture as a WebP of that many pixels on each side, upright as its camera meant it, and
   * without anything that was written into the file beside the pixels. Of an animation, the first frame.
   *
   * @throws io.fabula.domain.shared.DomainFailure with {@link AssetError.NotAPicture}, {@link
   *     AssetError.BrokenPicture} or {@link AssetError.TooLarge}
   */
  byte[] squared(byte[] picture, int side);
}
