/** States of chats in tables. */
package io.fabula.persistence.chat.state;
