package io.fabula.rest.canary;

import io.fabula.persistence.sql.Database;

/** Wrong on purpose. */
public record RouteThatKnowsSql(Database database) {}
