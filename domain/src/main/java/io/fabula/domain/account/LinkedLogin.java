package io.fabula.domain.account;

/**
 * An account elsewhere by which a user comes in.
 *
 * @param provider such as {@code google}
 * @param subject who that is there, for good
 */
public record LinkedLogin(String provider, String subject) {}
