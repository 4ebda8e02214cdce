package io.fabula.rest.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gathers all routes, names every fault of the table at once, and knows which methods its paths take. */
final class RouteTable {
  private final List<Route<?>> routes;
  private final Map<String, String> methods = new HashMap<>();

  RouteTable(List<Routes> rooms) {
    this.routes = checked(rooms);
    var found = new HashMap<String, TreeSet<String>>();
    for (Route<?> route : routes) {
      var all = found.computeIfAbsent(route.path(), path -> new TreeSet<>(List.of("OPTIONS")));
      all.add(route.method().name());
      if (route.method() == Method.GET) all.add("HEAD");
    }
    found.forEach((path, all) -> methods.put(path, String.join(", ", all)));
  }

  List<Route<?>> routes() {
    return routes;
  }

  /** The methods of a path as the table writes it, as {@code Allow} names them. */
  String methods(String path) {
    return methods.get(path);
  }

  /** A fixed segment wins over a parameter for every method: {@code DELETE /characters/my} is a 405. */
  void requireNotFixed(Context context) {
    String allowed = ofFixed(context);
    if (allowed != null) throw HttpFailure.methodNotAllowed(allowed);
  }

  /** Those of a request that was refused; of a path with parameters the router knows them. */
  String methods(Context context, HttpResponseException refusal) {
    String allowed = ofFixed(context);
    return allowed != null ? allowed : refusal.getDetails().getOrDefault("availableMethods", "");
  }

  /** Null where the path is none of the table's as it stands there. */
  private String ofFixed(Context context) {
    String asked = context.path();
    if (asked.contains("{")) return null;
    return methods.get(asked.substring(asked.startsWith("/api/") ? 4 : 0,
        asked.length() - (asked.endsWith("/") ? 1 : 0)));
  }

  /** The routes in the order in which they are matched: fixed segments before parameters. */
  private static List<Route<?>> checked(List<Routes> rooms) {
    List<Route<?>> routes = new ArrayList<>();
    for (Routes room : rooms) routes.addAll(room.routes());
    var faults = new ArrayList<String>();
    Set<String> seen = new HashSet<>();
    Set<String> operations = new HashSet<>();
    for (Route<?> route : routes) {
      String name = route.method() + " " + route.path();
      if (!seen.add(route.method() + " " + route.path().replaceAll("\\{[^}]*}", "{}")))
        faults.add(name + " twice");
      if (!operations.add(route.operation())) faults.add(route.operation() + " names two routes");
      if (!route.operation().matches("[a-z]+\\.[a-zA-Z]+")) faults.add(name + ": operation is not room.verb");
      if (!route.path().matches("(/[a-z0-9.-]+|/\\{[a-z_]+})+")) faults.add(name + ": path");
      if (route.summary().isBlank()) faults.add(name + " does not say what it does");
    }
    if (!faults.isEmpty())
      throw new IllegalStateException("faults in the route table: " + String.join("; ", faults));
    routes.sort(Comparator.comparing(route -> route.path().replace('{', '~')));
    return List.copyOf(routes);
  }
}
