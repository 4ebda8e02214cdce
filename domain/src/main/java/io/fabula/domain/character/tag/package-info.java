/**
 * The words that characters are sorted by: those that admins gave, and those that are in use.
 *
 * <p>Refuses: two given tags of one name. Hardest invariant: only characters that everyone may find are
 * counted.
 */
package io.fabula.domain.character.tag;
