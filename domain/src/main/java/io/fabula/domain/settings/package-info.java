/**
 * What users want otherwise than everybody: language and zone, looks, notices, their plan, and how their
 * replies are drawn.
 *
 * <p>Refuses: zones and models that there are not, and paid plans that nobody paid for. Hardest invariant:
 * who chose nothing has the standard settings, of which no row is kept.
 */
package io.fabula.domain.settings;
