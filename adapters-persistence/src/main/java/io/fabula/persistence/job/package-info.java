/**
 * The store of jobs, and the scheduler that runs them.
 *
 * <p>Refuses: knowing what a job is about. Hardest invariant: a job and its place in the schedule are
 * written in one unit of work.
 */
package io.fabula.persistence.job;
