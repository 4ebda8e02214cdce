/**
 * The token path's own HTTP/1.1 client: one incremental parser under two drivers, a selector loop
 * for {@code http://} and blocking sockets on virtual threads for {@code https://}.
 *
 * <p>Own protocol code because it halves the cost of a token against the JDK's client. Refuses:
 * what is not a POST with one reply, and knowing what a reply means. Hardest invariant: every call
 * that is not cancelled ends exactly once, and no receiver's failure ends the loop.
 */
package io.fabula.llm.http;
