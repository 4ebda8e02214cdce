package io.fabula.rest.system;

import static io.fabula.rest.http.Access.PUBLIC;

import io.fabula.rest.http.Answer;
import io.fabula.rest.http.Call;
import io.fabula.rest.http.Reply;
import io.fabula.rest.http.Route;
import io.fabula.rest.http.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** {@code /health}: whether the server can do its work. */
public final class SystemRoutes implements Routes {
  /**
   * @param status {@code ok} or {@code down}
   * @param checks the same for each part
   */
  public record HealthView(String object, String status, String version, Map<String, String> checks) {}

  private final String version;
  private final Map<String, BooleanSupplier> checks;

  public SystemRoutes(String version, Map<String, BooleanSupplier> checks) {
    this.version = version;
    this.checks = new LinkedHashMap<>(checks);
  }

  @Override
  public List<Route<?>> routes() {
    return List.of(
        Route.get("/health", "system.health", PUBLIC, Answer.ok(HealthView.class), this::health)
            .says("Whether everything works; 503 when something this needs is down."),
        Route.get("/health/ready", "system.ready", PUBLIC, Answer.ok(HealthView.class), this::health)
            .says("Whether to send requests here."),
        Route.get("/health/live", "system.live", PUBLIC, Answer.ok(HealthView.class), this::live)
            .says("Whether the process lives."));
  }

  private Reply health(Call call) {
    var results = new LinkedHashMap<String, String>();
    checks.forEach((name, check) -> results.put(name, check.getAsBoolean() ? "ok" : "down"));
    boolean ok = !results.containsValue("down");
    return new Reply.Body(ok ? 200 : 503, new HealthView("health", ok ? "ok" : "down", version, results),
        Map.of());
  }

  private Reply live(Call call) {
    return Reply.ok(new HealthView("health", "ok", version, Map.of()));
  }
}
