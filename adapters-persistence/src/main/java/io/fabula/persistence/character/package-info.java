/** Characters in tables, and the files their cards come in. */
package io.fabula.persistence.character;
