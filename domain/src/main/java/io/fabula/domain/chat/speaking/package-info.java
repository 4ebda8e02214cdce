/**
 * Who of a group speaks next. Pure functions: members, words and chance go in, speakers come out, in
 * the order in which they speak.
 *
 * <p>Refuses: speakers who are no members, and nobody at all where speakers are named by hand. Hardest
 * invariant: nobody speaks twice in one round.
 */
package io.fabula.domain.chat.speaking;
