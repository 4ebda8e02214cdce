package io.fabula.persistence.canary;

import io.fabula.application.account.Registration;

/** Wrong on purpose. */
public record StoreThatKnowsUseCases(Registration registration) {}
