/**
 * What can be configured: read from the environment and {@code .env}, checked, and named.
 *
 * <p>Refuses: what follows from a setting; that is the wiring's. Hardest invariant: every wrong
 * variable is named at once, and no secret shows when settings are printed.
 */
package io.fabula.bootstrap.configuration;
