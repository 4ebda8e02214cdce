package io.fabula.domain.asset;

/** A smaller picture that is made of another one, for a place where it is shown. */
public enum Rendition {
  /** A face, as large as anybody shows it. */
  AVATAR(512),
  /** A face in a list. */
  THUMBNAIL(160);

  private final int side;

  Rendition(int side) {
    this.side = side;
  }

  /** Its width and height, in pixels. */
  public int side() {
    return side;
  }
}
