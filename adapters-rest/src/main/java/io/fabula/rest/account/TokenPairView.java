package io.fabula.rest.account;

/**
 * @param expiresIn seconds until the access token expires
 */
public record TokenPairView(String tokenType, String accessToken, long expiresIn, String refreshToken,
    UserView user) {}
