/**
 * The kernel every room stands on: ids, pages, errors, JSON as a value, the unit of work.
 *
 * <p>Refuses: anything that only one or two rooms need. Hardest invariant: nothing here reads a
 * clock, chance or the environment by itself.
 */
package io.fabula.domain.shared;
