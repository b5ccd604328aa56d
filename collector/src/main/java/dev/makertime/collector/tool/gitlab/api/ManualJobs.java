package dev.makertime.collector.tool.gitlab.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the manual jobs of a pipeline, which only GitLab's GraphQL knows. */
record ManualJobs(Api api, String project) {
  /** An id looks like {@code gid://gitlab/Ci::Build/17}. */
  private static final Pattern NUMBER = Pattern.compile("/(\\d{1,18})$");

  private static final String QUERY =
      "query($path: ID!, $iid: ID!, $after: String) { project(fullPath: $path) {"
          + " pipeline(iid: $iid) { jobs(first: 100, after: $after) {"
          + " nodes { id manualJob } pageInfo { hasNextPage endCursor } } } } }";

  /** Whether GraphQL answers at all. */
  boolean canBeAsked() throws IOException, InterruptedException {
    return ask("1", null).has("data");
  }

  /**
   * The ids of a pipeline's manual jobs, or nothing where GraphQL does not answer.
   *
   * @throws IOException when it answers with errors: it is asked again later
   */
  Optional<Set<Long>> of(String iid) throws IOException, InterruptedException {
    Set<Long> ids = new LinkedHashSet<>();
    Set<String> pages = new HashSet<>();
    String cursor = null;
    while (true) {
      JsonNode answer = ask(iid, cursor);
      if (answer.has("errors") || (!answer.isMissingNode() && !answer.has("data"))) {
        throw new IOException("GraphQL answers with errors or no data; it is asked again later");
      }
      JsonNode jobs = answer.path("data").path("project").path("pipeline").path("jobs");
      if (!jobs.path("nodes").isArray()) {
        return Optional.empty();
      }
      for (JsonNode job : jobs.path("nodes")) {
        Matcher number = NUMBER.matcher(job.path("id").asText(""));
        if (job.path("manualJob").asBoolean(false) && number.find()) {
          ids.add(Long.valueOf(number.group(1)));
        }
      }
      if (!jobs.path("pageInfo").path("hasNextPage").asBoolean(false)) {
        return Optional.of(ids);
      }
      cursor = jobs.path("pageInfo").path("endCursor").asText("");
      if (cursor.isEmpty() || !pages.add(cursor)) {
        throw new IOException("GraphQL's pages lead in a circle");
      }
    }
  }

  private JsonNode ask(String iid, @Nullable String after)
      throws IOException, InterruptedException {
    ObjectNode question = JsonNodeFactory.instance.objectNode().put("query", QUERY);
    question.putObject("variables").put("path", project).put("iid", iid).put("after", after);
    try {
      return api.post("../graphql", question);
    } catch (Api.Absent e) {
      return MissingNode.getInstance();
    }
  }
}
