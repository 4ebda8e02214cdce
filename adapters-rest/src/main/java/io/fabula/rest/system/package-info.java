/** The server about itself. */
package io.fabula.rest.system;
