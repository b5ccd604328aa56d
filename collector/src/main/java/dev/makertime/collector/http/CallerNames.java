package dev.makertime.collector.http;

import java.util.Set;

/**
 * Whose call it is, by its path. What nobody has configured has one name for all, so that no caller
 * makes up names that are kept.
 *
 * @param sources that take webhooks
 */
record CallerNames(Set<String> sources) {
  private static final String WEBHOOKS = "/webhooks/";

  CallerNames {
    sources = Set.copyOf(sources);
  }

  String of(String path) {
    if (path.startsWith(WEBHOOKS)) {
      String name = path.substring(WEBHOOKS.length());
      return sources.contains(name) ? name : "webhooks of no source";
    }
    return switch (path) {
      case "/v1/activities" -> ActivitiesHandler.SOURCE;
      case "/api/v1/lineage" -> "lineage";
      default -> "other paths";
    };
  }
}
