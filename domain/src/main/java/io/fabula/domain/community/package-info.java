/**
 * What users think of things of other rooms: likes, votes, favourites.
 *
 * <p>Refuses: knowing what a thing is; it is a {@code SubjectRef}, and its own room says who may see it
 * and keeps its counts. Hardest invariant: what is counted is what was marked, however many mark at once.
 */
package io.fabula.domain.community;
