package io.fabula.persistence.json;

/** Bytes that are no JSON, or more of it than a reader here takes. */
public final class MalformedJson extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedJson(String reason) {
    super(reason, null, false, false);
  }
}
