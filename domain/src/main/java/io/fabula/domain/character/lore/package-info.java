/**
 * Which entries of a lorebook a chat calls up, and why.
 *
 * <p>Refuses: writing the prompt; it hands pieces over. Hardest invariant: no key, text or pattern
 * takes more than linear time.
 */
package io.fabula.domain.character.lore;
