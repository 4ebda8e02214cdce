/** The store of memory notes. */
package io.fabula.persistence.memory;
