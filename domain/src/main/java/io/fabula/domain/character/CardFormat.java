package io.fabula.domain.character;

import java.util.Optional;

/** The files a card can be written to. */
public enum CardFormat {
  /** A picture with the card in its text chunks, {@code chara} (V2) and {@code ccv3} (V3). */
  PNG("png", "image/png", "png"),
  /** The bare object of V2. */
  JSON_V2("json", "application/json", "json"),
  /** The bare object of V3. */
  JSON_V3("json_v3", "application/json", "json"),
  /** V3's archive: {@code card.json} with its assets beside it. */
  CHARX("charx", "application/zip", "charx");

  private final String word;
  private final String mediaType;
  private final String extension;

  CardFormat(String word, String mediaType, String extension) {
    this.word = word;
    this.mediaType = mediaType;
    this.extension = extension;
  }

  /** By the word that answers and addresses use; absent where no format is called so. */
  public static Optional<CardFormat> parse(String word) {
    for (CardFormat format : values()) if (format.word.equals(word)) return Optional.of(format);
    return Optional.empty();
  }

  /** As written in a query. */
  public String word() {
    return word;
  }

  /** The IANA media type that files of it are sent with. */
  public String mediaType() {
    return mediaType;
  }

  /** Of the file's name. */
  public String extension() {
    return extension;
  }
}
