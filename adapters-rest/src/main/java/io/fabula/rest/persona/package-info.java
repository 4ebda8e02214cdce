/** A user's personas, under both of their addresses. */
package io.fabula.rest.persona;
