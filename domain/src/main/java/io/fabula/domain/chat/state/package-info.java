/**
 * What a chat has come to know beside its words: variables, and which lore came in when.
 *
 * <p>Refuses: undoing. A state belongs to the alternate of the reply whose turn left it, so deleting,
 * choosing and branching give the right one by themselves.
 */
package io.fabula.domain.chat.state;
