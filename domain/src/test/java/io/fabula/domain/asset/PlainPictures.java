package io.fabula.domain.asset;

import java.nio.charset.StandardCharsets;

/** Takes every text that begins with {@code picture} for one, and writes down what it was asked to make. */
public final class PlainPictures implements Pictures {
  @Override
  public byte[] squared(byte[] picture, int side) {
    String text = new String(picture, StandardCharsets.UTF_8);
    if (!text.startsWith("picture")) throw AssetError.NotAPicture.failure();
    return (text + " " + side).getBytes(StandardCharsets.UTF_8);
  }
}
