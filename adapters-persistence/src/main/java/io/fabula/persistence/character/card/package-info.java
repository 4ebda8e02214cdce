/**
 * Card files: PNG, JSON, CHARX and the forms of other programs, taken apart and put together by hand.
 *
 * <p>Refuses: deciding what a character may be; it reads and writes what the specifications say.
 * Hardest invariant: a byte that no edit asked to change stays.
 */
package io.fabula.persistence.character.card;
