package io.fabula.domain.community.report;

import java.util.UUID;

/** The id of a report, for good. */
public record ReportId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
