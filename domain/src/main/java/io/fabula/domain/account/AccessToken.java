package io.fabula.domain.account;

import java.time.Instant;

/**
 * What a valid access token says.
 *
 * @param id the token's own id ({@code jti}), by which it can be revoked
 */
public record AccessToken(String id, Caller caller, Instant expiresAt) {}
