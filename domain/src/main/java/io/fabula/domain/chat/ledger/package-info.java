/**
 * The ledger: what went into each turn's prompt, so that anybody can see later what the model saw, and
 * the prompt can be made again.
 */
package io.fabula.domain.chat.ledger;
