package io.fabula.domain.job;

import java.util.UUID;

/** The id of a job, for good. */
public record JobId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
