/** Answers kept for repeated requests. */
package io.fabula.persistence.answered;
