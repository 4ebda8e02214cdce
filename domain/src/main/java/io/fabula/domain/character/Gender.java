package io.fabula.domain.character;

/** A character's gender, as its author says. */
public enum Gender {
  MALE,
  FEMALE,
  NONBINARY,
  OTHER
}
