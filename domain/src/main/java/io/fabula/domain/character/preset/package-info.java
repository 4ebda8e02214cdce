/**
 * How a character's author would have replies drawn.
 *
 * <p>Refuses: values that no model takes. Hardest invariant: what a chat says itself comes first.
 */
package io.fabula.domain.character.preset;
