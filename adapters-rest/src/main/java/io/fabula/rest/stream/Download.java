package io.fabula.rest.stream;

import java.io.IOException;
import java.io.OutputStream;

/** A file that is made while it is sent, so that it may be larger than memory. */
@FunctionalInterface
public interface Download {
  /** Writes all of it, and may be held up for as long as the reader takes. */
  void write(OutputStream out) throws IOException;
}
