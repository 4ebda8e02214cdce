package io.fabula.rest.http;

/** Who may call a route. Ownership itself is checked by the use case. */
public enum Access {
  PUBLIC("public"),
  USER("user"),
  OWNER("owner"),
  OWNER_OR_ADMIN("owner/admin"),
  ADMIN("admin");

  private final String word;

  Access(String word) {
    this.word = word;
  }

  /** As the specification writes it. */
  public String word() {
    return word;
  }

  public boolean needsToken() {
    return this != PUBLIC;
  }
}
