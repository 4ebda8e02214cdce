package io.fabula.domain.community;

import io.fabula.domain.account.UserId;

/** A thing that somebody may see, and whose it is. */
public record Subject(SubjectRef ref, UserId owner) {}
