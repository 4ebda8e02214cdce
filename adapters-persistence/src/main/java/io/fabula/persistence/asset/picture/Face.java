package io.fabula.persistence.asset.picture;

import io.fabula.domain.asset.AssetError;
import io.fabula.domain.shared.DomainFailure;
import java.util.Optional;

/** A picture by its first bytes, whatever its name says, and without what a camera or tool wrote in. */
public final class Face {
  private Face() {}

  /** Absent where the bytes are no picture of a kind known here, or a damaged one. */
  public static Optional<byte[]> stripped(byte[] picture) {
    try {
      if (PngFile.isOne(picture)) {
        return Optional.of(PngFile.parse(picture)).filter(PngFile::hasPixels).map(PngFile::face);
      }
      if (JpegFile.isOne(picture)) return Optional.of(JpegFile.stripped(picture));
      if (WebpFile.isOne(picture)) return Optional.of(WebpFile.stripped(picture));
      if (GifFile.isOne(picture)) return Optional.of(GifFile.stripped(picture));
      return Optional.empty();
    } catch (DomainFailure failure) {
      if (failure.error() instanceof AssetError.BrokenPicture) return Optional.empty();
      throw failure;
    }
  }

  /** Of a file's name; for bytes that {@link #stripped} gave. */
  public static String extension(byte[] face) {
    if (PngFile.isOne(face)) return "png";
    if (JpegFile.isOne(face)) return "jpeg";
    return WebpFile.isOne(face) ? "webp" : "gif";
  }
}
