/**
 * The store of characters. Their cards are read and written in {@code card}, the pictures that carry
 * cards in {@code picture}.
 *
 * <p>Refuses: rules about characters; it keeps and finds them. Hardest invariant: a list never reads
 * the long texts.
 */
package io.fabula.persistence.character;
