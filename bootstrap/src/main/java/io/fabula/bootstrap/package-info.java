/** The server as a program: its configuration, its wiring, its start and its end. */
package io.fabula.bootstrap;
