package io.fabula.domain.character;

import java.util.Optional;

/** The files a card can be written to. */
public enum CardFormat {
  PNG("png", "image/png", "png"),
  JSON_V2("json", "application/json", "json"),
  JSON_V3("json_v3", "application/json", "json"),
  CHARX("charx", "application/zip", "charx");

  private final String word;
  private final String mediaType;
  private final String extension;

  CardFormat(String word, String mediaType, String extension) {
    this.word = word;
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public static Optional<CardFormat> parse(String word) {
    for (CardFormat format : values()) if (format.word.equals(word)) return Optional.of(format);
    return Optional.empty();
  }

  /** As written in a query. */
  public String word() {
    return word;
  }

  public String mediaType() {
    return mediaType;
  }

  /** Of the file's name. */
  public String extension() {
    return extension;
  }
}
