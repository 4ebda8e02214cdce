/** Curly-brace macros: what they become, and what they must never do with what a user wrote. */
package io.fabula.domain.prompt.macro;
