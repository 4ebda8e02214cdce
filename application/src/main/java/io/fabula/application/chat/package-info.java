/** What users do with chats, and the turns in which models answer. */
package io.fabula.application.chat;
