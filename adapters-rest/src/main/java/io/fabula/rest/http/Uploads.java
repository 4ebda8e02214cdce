package io.fabula.rest.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Files sent together as {@code multipart/form-data}, whatever their fields are called, or one as the bare
 * body. They lie on the disk, not in memory, until the request is over.
 */
public record Uploads(List<Part> parts) {
  public Uploads {
    parts = List.copyOf(parts);
  }

  /** One file of them. */
  public interface Part {
    /** As the sender called it; never used as a path. Empty where the sender did not. */
    String name();

    /** In bytes; -1 where the sender did not say. */
    long size();

    /** Its bytes, from the first; to be closed. */
    InputStream open() throws IOException;
  }
}
