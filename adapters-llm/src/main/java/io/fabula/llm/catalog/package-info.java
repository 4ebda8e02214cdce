/**
 * Which providers and models are switched on.
 *
 * <p>Refuses: calling a model. Hardest invariant: a question is answered from memory, whatever the
 * providers are doing.
 */
package io.fabula.llm.catalog;
