package io.fabula.rest.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers all routes and names every fault of the table at once. */
final class RouteTable {
  private RouteTable() {}

  /** The routes in the order in which they are matched: fixed segments before parameters. */
  static List<Route<?>> checked(List<Routes> rooms) {
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
