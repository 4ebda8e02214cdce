/**
 * Which models there are: providers, models, their windows and prices.
 *
 * <p>Refuses: calling a model, which is the prompt room's port. Hardest invariant: a model that is
 * listed as available can be named in a turn.
 */
package io.fabula.domain.catalog;
