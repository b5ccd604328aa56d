package dev.makertime.collector.tool.gitlab.api;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredId;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.Pages;
import dev.makertime.collector.outbound.UrlPart;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.model.KeyText;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Record of a project, with what further requests need.
 *
 * @param id its number, from 1 to beyond what an int holds
 * @param path with all its groups
 */
record GitLabProject(long id, String path, String webUrl) {
  /** What is longer cannot be a subject. */
  private static final int LONGEST_PATH = 256;

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
      Api api,
      List<String> groups,
      List<String> projects,
      BiConsumer<String, @Nullable String> missing)
      throws IOException, InterruptedException {
    Map<Long, GitLabProject> found = new LinkedHashMap<>();
    for (String group : groups) {
      try {
        addGroup(found, api, group, missing);
      } catch (Api.Absent e) {
        missing.accept("the group " + group, e.getMessage());
      }
    }
    for (String project : projects) {
      try {
        add(
            found,
            api.get("projects/" + UrlPart.of(project)).body(),
            "the project " + project,
            missing);
      } catch (Api.Absent e) {
        missing.accept("the project " + project, e.getMessage());
      }
    }
    return List.copyOf(found.values());
  }

  private static void addGroup(
      Map<Long, GitLabProject> found,
      Api api,
      String group,
      BiConsumer<String, @Nullable String> missing)
      throws IOException, InterruptedException {
    String first =
        "groups/"
            + UrlPart.of(group)
            + "/projects?include_subgroups=true&with_shared=false&simple=true"
            + "&order_by=id&sort=asc&per_page=100";
    for (Pages pages = new Pages(api, first); pages.hasNext(); ) {
      for (JsonNode json : pages.next().list()) {
        add(found, json, "a project of the group " + group, missing);
      }
    }
  }

  /** One that is shown without its number, or without a path that can be kept, hides no other. */
  private static void add(
      Map<Long, GitLabProject> found,
      JsonNode json,
      String what,
      BiConsumer<String, @Nullable String> missing) {
    try {
      long id = requiredId(json, "id");
      var unused = GitLabHook.host(required(json, "web_url"));
      String path = required(json, "path_with_namespace");
      KeyText.check("path_with_namespace", path, LONGEST_PATH);
      found.putIfAbsent(id, new GitLabProject(id, path, required(json, "web_url")));
    } catch (IllegalArgumentException e) {
      missing.accept(what, FailureText.of(e));
    }
  }
}
