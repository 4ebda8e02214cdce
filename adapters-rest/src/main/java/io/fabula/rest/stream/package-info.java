/** Turns as server-sent events: one reader per client, and all readers of this server. */
package io.fabula.rest.stream;
