package io.fabula.bootstrap.architecture;

import java.util.Map;
import java.util.Set;

/**
 * Which room may know which, over all rings. A new edge is one changed line here, and so a decision
 * that somebody sees. What a ring shares (http, security, sql, json, policy) is no room.
 */
final class Rooms {
  static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
      Map.entry("shared", Set.of()),
      Map.entry("mail", Set.of("shared")),
      Map.entry("account", Set.of("mail", "shared")),
      Map.entry("job", Set.of("account", "shared")),
      Map.entry("asset", Set.of("account", "shared")),
      Map.entry("community", Set.of("account", "shared")),
      Map.entry("catalog", Set.of("shared")),
      Map.entry("settings", Set.of("account", "catalog", "shared")),
      Map.entry("prompt", Set.of("catalog", "shared")),
      Map.entry("persona", Set.of("account", "asset", "shared")),
      Map.entry("character",
          Set.of("account", "asset", "catalog", "community", "job", "prompt", "settings", "shared")),
      Map.entry("chat",
          Set.of("account", "asset", "character", "community", "memory", "persona", "prompt", "catalog",
              "settings", "shared")),
      Map.entry("memory", Set.of("account", "character", "shared")),
      Map.entry("system", Set.of("shared")));

  private Rooms() {}
}
