package io.fabula.domain.community.report;

/** What is wrong with a subject, as its reporter sees it. */
public enum ReportReason {
  SPAM,
  SEXUAL,
  MINOR_SAFETY,
  HATE,
  VIOLENCE,
  COPYRIGHT,
  OTHER
}
