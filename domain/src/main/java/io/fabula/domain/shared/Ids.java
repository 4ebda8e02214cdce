package io.fabula.domain.shared;

import java.util.UUID;

/** Where new ids come from. Ids of one source never repeat and sort by the time they were made. */
@FunctionalInterface
public interface Ids {
  /** An id that was never given before; later ones compare greater (RFC 9562, version 7). */
  UUID next();
}
