package io.fabula.rest.persona;

import java.time.Instant;

/** A persona, to its owner. */
public record PersonaView(String object, String id, String name, String slug, String description,
    String avatarUrl,
    boolean isDefault, Instant createdAt, Instant updatedAt) {}
