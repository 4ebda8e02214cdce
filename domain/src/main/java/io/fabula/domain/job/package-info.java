/**
 * Work that outlives the request that asked for it: what was asked, how far it is, what came of it.
 *
 * <p>Refuses: changes to a job that has ended, and reports of a run that another one has overtaken.
 * Hardest invariant: a job may be begun many times, for nodes die, but only its newest run is heard.
 */
package io.fabula.domain.job;
