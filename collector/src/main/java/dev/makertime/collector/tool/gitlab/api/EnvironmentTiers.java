package dev.makertime.collector.tool.gitlab.api;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the tiers of a project's environments. A list of deployments does not have them, so each
 * environment is requested, once a poll. Where it is gone or not shown, its name is what is left.
 */
final class EnvironmentTiers {
  private final Api api;
  private final GitLabProject project;
  private final Map<Long, Optional<String>> known = new HashMap<>();

  EnvironmentTiers(Api api, GitLabProject project) {
    this.api = api;
    this.project = project;
  }

  /** A deployment of the list, with the tier of its environment if that can be known. */
  JsonNode told(JsonNode deployment) throws IOException, InterruptedException {
    long id = deployment.path("environment").path("id").asLong(0);
    if (id < 1 || text(deployment.path("environment"), "tier") != null) {
      return deployment;
    }
    Optional<String> tier = known.get(id);
    if (tier == null) {
      tier = ask(id);
      known.put(id, tier);
    }
    if (tier.isEmpty()) {
      return deployment;
    }
    ObjectNode told = deployment.deepCopy();
    if (told.get("environment") instanceof ObjectNode environment) {
      environment.put("tier", tier.get());
    }
    return told;
  }

  private Optional<String> ask(long id) throws IOException, InterruptedException {
    try {
      String path = project.at() + "environments/" + id;
      return Optional.ofNullable(text(api.get(path).body(), "tier"));
    } catch (Api.Absent e) {
      return Optional.empty();
    }
  }
}
