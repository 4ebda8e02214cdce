/** Chats, messages and turns in tables, and the journal of running turns. */
package io.fabula.persistence.chat;
