/**
 * Characters, their cards and their lorebooks.
 *
 * <p>Refuses: losing anything of a card; what is not understood is carried along. Hardest invariant:
 * an unedited character exports to the very bytes it was imported from.
 */
package io.fabula.domain.character;
