/**
 * The embedded model: a small improviser over the card's own text, for trying out and for tests.
 *
 * <p>Refuses: pretending to be a language model; asked about it, it says what it is. Hardest
 * invariant: the same prompt and seed give the same bytes.
 */
package io.fabula.llm.offline;
