package dev.makertime.collector.tool.gitlab.payload;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.topics.FailureText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads answers of GitLab's REST API. Pure.
 *
 * @param source the prefix of identities
 */
public record GitLabAnswerReader(String source) {

  /** A pipeline with all its tries; see {@link PipelineAnswerConverter}. */
  public Reading pipeline(
      JsonNode pipeline,
      Iterable<JsonNode> jobs,
      Optional<Set<Long>> manual,
      String path,
      String webUrl) {
    return SafeJson.guarded(
        () -> {
          try {
            PipelineHook hook =
                new PipelineAnswerConverter(pipeline, jobs, manual).asHook(path, webUrl);
            return new PipelineActivities(
                    source, hook, GitLabHook.host(webUrl), path, manual.isPresent())
                .reading(webUrl);
          } catch (JsonProcessingException e) {
            return new Rejected("no pipeline of GitLab's: " + FailureText.of(e));
          }
        });
  }

  /** Whether a pipeline runs, so that it may change without being listed anew. */
  public static boolean isRunning(JsonNode pipeline) {
    String status = text(pipeline, "status");
    return !PipelineHook.isOver(status) && !PipelineHook.isAtGate(status);
  }

  /** An entry of a project's deployments. */
  public Reading deployment(JsonNode entry, String path, String webUrl) {
    return SafeJson.guarded(() -> new Deployments(GitLabHook.host(webUrl), path).ofEntry(entry));
  }

  /** An entry of a project's events. */
  public Reading event(JsonNode entry, String path, String webUrl) {
    return SafeJson.guarded(
        () -> new GitLabPresence(source, GitLabHook.host(webUrl), path).ofEvent(entry));
  }

  /**
   * What one answer tells by itself, an entry or a list of them. Never throws, whatever the bytes.
   */
  public Reading read(byte[] answer) {
    return SafeJson.of(
        answer, body -> body.isArray() ? SafeJson.each(body, this::alone) : alone(body));
  }

  private Reading alone(JsonNode entry) {
    if (entry.has("environment") && entry.has("deployable")) {
      String commit = required(entry.path("deployable").path("commit"), "web_url");
      return deployment(entry, path(commit), commit);
    }
    if (entry.has("before_sha") || (entry.has("iid") && entry.has("sha") && entry.has("user"))) {
      String url = required(entry, "web_url");
      return pipeline(entry, List.of(), Optional.of(Set.of()), path(url), url);
    }
    if (entry.has("stage") && entry.has("pipeline")) {
      return new Ignored("a job alone does not say whether it was played; its pipeline is asked");
    }
    if (entry.has("cron")) {
      return new Ignored("a schedule is no work of a person");
    }
    if (entry.has("action_name")) {
      return new Ignored("an event alone does not say of which project it is");
    }
    if (text(entry, "status") != null && text(entry, "sha") != null) {
      return new Ignored("a row of pipelines names nobody; each is asked for by itself");
    }
    return new Rejected("no answer about pipelines, jobs, deployments, schedules or events");
  }

  /** From {@code https://host/path/-/…}. */
  private static String path(String webUrl) {
    int end = webUrl.indexOf("/-/");
    String project = end < 0 ? webUrl : webUrl.substring(0, end);
    int begin = project.indexOf('/', project.indexOf("//") + 2);
    if (begin < 0 || begin + 1 >= project.length()) {
      throw new IllegalArgumentException("web_url names no project");
    }
    return project.substring(begin + 1);
  }
}
