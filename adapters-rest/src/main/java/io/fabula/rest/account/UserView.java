package io.fabula.rest.account;

import java.time.Instant;

/** A user, to themselves and to admins. */
public record UserView(String object, String id, String email, String username, String nickname, String name,
    Integer age, String role, String bio, String avatarUrl, boolean emailVerified, Instant createdAt,
    Instant updatedAt) {}
