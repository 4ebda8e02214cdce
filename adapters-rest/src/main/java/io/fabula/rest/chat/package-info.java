/** Chats, messages and turns. */
package io.fabula.rest.chat;
