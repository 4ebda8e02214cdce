/** Which models there are. */
package io.fabula.rest.catalog;
