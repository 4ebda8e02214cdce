/** Registering, signing in and out. */
package io.fabula.rest.account;
