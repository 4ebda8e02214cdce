package io.fabula.domain.community;

/** What sort of thing users can think something of. */
public enum SubjectKind {
  CHARACTER
}
