package io.fabula.domain.character;

public enum Gender {
  MALE,
  FEMALE,
  NONBINARY,
  OTHER
}
