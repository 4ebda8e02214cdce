package io.fabula.application.character;

import io.fabula.domain.character.Character;

/**
 * A character as somebody may see it.
 *
 * @param definitionVisible whether they may read what the model is told
 */
public record CharacterReading(Character.Snapshot character, boolean definitionVisible) {}
