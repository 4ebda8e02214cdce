/** Answers that are kept for requests that come again. */
package io.fabula.persistence.answered;
