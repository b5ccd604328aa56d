package dev.makertime.http;

import io.javalin.Javalin;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists the routes of a server as they were registered. */
public final class RegisteredRoutes {
  private RegisteredRoutes() {}

  /** Returns all, as {@code GET /health/live}; what runs before and after them is none. */
  public static Set<String> of(Javalin javalin) {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(route -> route.endpoint)
        .filter(route -> route.method.isHttpMethod())
        .map(route -> route.method.name() + " " + route.path)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
