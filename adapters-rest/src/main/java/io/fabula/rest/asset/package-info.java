/** Files by name. */
package io.fabula.rest.asset;
