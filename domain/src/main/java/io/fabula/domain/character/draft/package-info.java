/**
 * Characters that a model drafts: what it is asked for, in which form, and what is wrong with an answer.
 *
 * <p>Refuses: calling a model. Hardest invariant: what passes a form can be shown and saved as it is.
 */
package io.fabula.domain.character.draft;
