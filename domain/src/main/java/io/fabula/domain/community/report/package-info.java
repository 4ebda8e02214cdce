/**
 * What users complain of, and what admins do about it.
 *
 * <p>Refuses: a second complaint of the same user while the first is open, and more than a few an hour.
 * Hardest invariant: that holds over all nodes, however many complaints come at once.
 */
package io.fabula.domain.community.report;
