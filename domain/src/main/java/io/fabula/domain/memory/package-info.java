/**
 * What users want to be remembered in their chats.
 *
 * <p>Refuses: notes about a chat and a character at once. Hardest invariant: a note enters the prompts of its
 * own author's chats alone.
 */
package io.fabula.domain.memory;
