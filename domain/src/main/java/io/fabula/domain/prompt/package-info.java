/**
 * What a model is told and how it answers: parts, macros, token budget, assembly, and the ports to
 * text generation.
 *
 * <p>Refuses: knowing characters or chats; they hand in texts. Hardest invariant: the same inputs
 * give the same bytes.
 */
package io.fabula.domain.prompt;
