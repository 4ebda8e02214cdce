package io.fabula.rest.stream;

import java.util.Optional;

/** Something that goes on elsewhere, perhaps on another node, and is looked at now and then. */
public interface Progress {
  /** What is new since it was asked last; absent where nothing is. */
  Optional<Event> news();

  /**
   * @param last whether nothing comes after it
   */
  record Event(String id, String name, Object view, boolean last) {}
}
