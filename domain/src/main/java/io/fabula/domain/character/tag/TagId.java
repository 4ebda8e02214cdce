package io.fabula.domain.character.tag;

import java.util.UUID;

/** The id of a tag that an admin gave. */
public record TagId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
