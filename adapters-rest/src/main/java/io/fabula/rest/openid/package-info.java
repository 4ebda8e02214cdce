/** Talking to OpenID Connect providers. */
package io.fabula.rest.openid;
