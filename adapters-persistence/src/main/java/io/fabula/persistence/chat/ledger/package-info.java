/** The ledger of turns, in JSON columns. */
package io.fabula.persistence.chat.ledger;
