package io.fabula.domain.community;

import java.time.Instant;

/**
 * What one user marked.
 *
 * @param value never 0, which is the same as no mark
 */
public record Mark(SubjectRef subject, int value, Instant madeAt) {}
