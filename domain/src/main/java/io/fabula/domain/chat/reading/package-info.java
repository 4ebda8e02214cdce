/**
 * What a turn reads before it can begin, said before it is read.
 *
 * <p>Refuses: knowing what was found.
 */
package io.fabula.domain.chat.reading;
