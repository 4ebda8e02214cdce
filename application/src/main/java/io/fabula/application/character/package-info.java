/** What authors do with characters and their cards. */
package io.fabula.application.character;
