/** Memory notes over HTTP. */
package io.fabula.rest.memory;
