/** Who calls: access tokens, and how often anyone may. */
package io.fabula.rest.security;
