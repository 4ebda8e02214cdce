/** Characters and their cards. */
package io.fabula.rest.character;
