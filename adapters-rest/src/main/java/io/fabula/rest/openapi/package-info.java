/** The description of the route table, and the pages that show it. */
package io.fabula.rest.openapi;
