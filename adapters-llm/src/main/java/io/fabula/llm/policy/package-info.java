/**
 * What holds for every provider: time limits, routing by name, fallback, circuits.
 *
 * <p>Refuses: knowing any provider's protocol. Hardest invariant: a reply that has begun is never
 * begun again elsewhere.
 */
package io.fabula.llm.policy;
