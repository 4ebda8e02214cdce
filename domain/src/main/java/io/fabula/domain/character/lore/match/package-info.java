/**
 * Looking for plain keys in texts, as their script is written: Korean with particles, endings and loose
 * spacing, scripts without blanks anywhere, others at Unicode's word boundaries.
 *
 * <p>Hardest invariant: all keys of a book are looked for together, in one walk over the text.
 */
package io.fabula.domain.character.lore.match;
