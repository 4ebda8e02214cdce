/**
 * Letters: asked for in the unit of work that they tell of, written and sent behind the requests.
 *
 * <p>What waits is what was asked for, not the mail itself: so no token lies in a table, and asking takes the
 * same work whether anybody lives at an address. Hardest invariant: of all nodes one alone has a letter in hand.
 */
package io.fabula.domain.mail;
