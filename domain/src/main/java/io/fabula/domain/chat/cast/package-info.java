/**
 * Who takes part in chats, over all chats of a user.
 *
 * <p>Refuses: saying whether the user may still see them; that is the character's.
 */
package io.fabula.domain.chat.cast;
