package io.fabula.domain.account;

import java.time.Instant;
import java.util.UUID;

/**
 * What a valid access token says.
 *
 * @param id the token's own id ({@code jti}), by which it can be revoked
 * @param session which login it comes from, as {@link RefreshToken#family} has it
 */
public record AccessToken(String id, Caller caller, UUID session, Instant expiresAt) {}
