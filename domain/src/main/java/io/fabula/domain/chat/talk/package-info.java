/**
 * A chat in the memory of whoever embeds the engine: greeting, lore, macros and prompt of each turn,
 * without stores, accounts or a server.
 *
 * <p>Refuses: answering a turn twice, or one that the chat has gone past. Hardest invariant: a turn that
 * no model answered has changed nothing, so it can simply be asked again.
 */
package io.fabula.domain.chat.talk;
