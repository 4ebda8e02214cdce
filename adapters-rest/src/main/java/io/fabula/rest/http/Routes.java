package io.fabula.rest.http;

import java.util.List;

/** The routes of one room. */
@FunctionalInterface
public interface Routes {
  List<Route<?>> routes();
}
