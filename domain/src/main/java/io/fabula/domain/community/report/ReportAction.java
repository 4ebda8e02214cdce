package io.fabula.domain.community.report;

/** What was done because of a report. */
public enum ReportAction {
  /** Only its owner and admins know of it from then on. */
  HIDE_CHARACTER,
  /** The owner of the subject is locked out. */
  SUSPEND_USER
}
