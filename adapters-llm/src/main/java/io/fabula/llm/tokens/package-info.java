/** Counting tokens as models do. */
package io.fabula.llm.tokens;
