/** What any java can run: it finds one that is new enough for the rest. */
package io.fabula.bootstrap.launch;
