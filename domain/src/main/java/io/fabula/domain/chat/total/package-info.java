/**
 * How much users chat, over all of their chats.
 *
 * <p>Refuses: counting what was deleted.
 */
package io.fabula.domain.chat.total;
