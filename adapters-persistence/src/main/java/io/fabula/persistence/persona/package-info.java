/** Personas in tables. */
package io.fabula.persistence.persona;
