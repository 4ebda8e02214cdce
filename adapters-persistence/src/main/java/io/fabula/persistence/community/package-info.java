/** The stores of what users think and say of things of other rooms. */
package io.fabula.persistence.community;
