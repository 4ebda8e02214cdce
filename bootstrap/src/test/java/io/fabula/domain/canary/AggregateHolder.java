package io.fabula.domain.canary;

import io.fabula.domain.account.User;

/** Wrong on purpose. */
public record AggregateHolder(User user) {}
