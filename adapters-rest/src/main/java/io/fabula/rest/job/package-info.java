/** Jobs over HTTP: how far they are, as they go, and how they are stopped. */
package io.fabula.rest.job;
