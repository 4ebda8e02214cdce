package io.fabula.domain.community.report;

/** How far a report is. */
public enum ReportStatus {
  OPEN,
  REVIEWING,
  RESOLVED,
  DISMISSED;

  /** Whether somebody still has to decide. */
  public boolean pending() {
    return this == OPEN || this == REVIEWING;
  }
}
