/**
 * Chats of every kind, their messages, and the turns in which models answer.
 *
 * <p>Refuses: two turns at a time in one chat, and showing a piece of a reply that is not yet
 * journalled. Hardest invariant: what a reader has seen of a reply is there after any crash.
 */
package io.fabula.domain.chat;
