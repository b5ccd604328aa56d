package dev.makertime.collector.tool.gitlab.api;

import static dev.makertime.collector.reading.JsonEvidence.required;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Record of a project, with what further requests need.
 *
 * @param id its number, from 1 to beyond what an int holds
 * @param path with all its groups
 */
record GitLabProject(long id, String path, String webUrl) {

  /** Where its parts are in the API. */
  String at() {
    return "projects/" + id + "/";
  }

  /**
   * Asks which projects there are, each once.
   *
   * @param groups whose projects are read, those of subgroups too
   * @param projects by path or id
   * @param missing receives each project that is gone or not shown, and the reason
   */
  static List<GitLabProject> all(
      Api api, List<String> groups, List<String> projects, Consumer<String> missing)
      throws IOException, InterruptedException {
    Map<Long, GitLabProject> found = new LinkedHashMap<>();
    for (String group : groups) {
      try {
        addGroup(found, api, group);
      } catch (Api.Absent e) {
        missing.accept("the group %s: %s".formatted(group, e.getMessage()));
      }
    }
    for (String project : projects) {
      try {
        add(found, api.get("projects/" + encoded(project)).body());
      } catch (Api.Absent e) {
        missing.accept("the project %s: %s".formatted(project, e.getMessage()));
      }
    }
    return List.copyOf(found.values());
  }

  private static void addGroup(Map<Long, GitLabProject> found, Api api, String group)
      throws IOException, InterruptedException {
    String next =
        "groups/"
            + encoded(group)
            + "/projects?include_subgroups=true&with_shared=false&simple=true"
            + "&order_by=id&sort=asc&per_page=100";
    while (next != null) {
      Api.Answer page = api.get(next);
      for (JsonNode json : page.list()) {
        add(found, json);
      }
      next = page.next();
    }
  }

  private static void add(Map<Long, GitLabProject> found, JsonNode json) throws IOException {
    try {
      long id = json.path("id").asLong();
      if (id < 1) {
        throw new IllegalArgumentException("lacks id");
      }
      found.putIfAbsent(
          id,
          new GitLabProject(id, required(json, "path_with_namespace"), required(json, "web_url")));
    } catch (IllegalArgumentException e) {
      throw new IOException("it shows a project that " + FailureText.of(e), e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
