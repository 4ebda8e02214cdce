/**
 * Chat completions as OpenAI defined them and many providers serve them.
 *
 * <p>Refuses: what only one provider has. Hardest invariant: text leaves here as it stood in the
 * provider's JSON, whole escapes only.
 */
package io.fabula.llm.openai;
