package dev.makertime.collector.http;

import java.util.Set;

/**
 * Decides by the path which source a request belongs to, for metrics and logs. All sources that are
 * not configured share one name, so that no caller can add names.
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
