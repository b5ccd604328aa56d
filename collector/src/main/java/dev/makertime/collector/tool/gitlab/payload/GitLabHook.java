package dev.makertime.collector.tool.gitlab.payload;

import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.reading.StandardWebhooks;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.reading.WebhookSecrets;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.util.List;
import java.util.Map;

/**
 * Reads GitLab's webhooks. A Pipeline Hook has waits and manual acts; a push or an act on a merge
 * request is presence; a Deployment Hook is a delivery. A Job Hook repeats a part of the Pipeline
 * Hook, without who triggered the pipeline.
 */
public final class GitLabHook implements WebhookReader {
  private static final Map<String, String> KINDS =
      Map.of(
          "Pipeline Hook", "pipeline",
          "Push Hook", "push",
          "Tag Push Hook", "tag_push",
          "Job Hook", "build",
          "Merge Request Hook", "merge_request",
          "Note Hook", "note",
          "Deployment Hook", "deployment");

  private final String name;
  private final WebhookSecrets secrets;
  private final StandardWebhooks signatures;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   * @param secrets of which {@code X-Gitlab-Token} must be one, or, where they begin with {@code
   *     whsec_}, with one of which {@code webhook-signature} must be made
   */
  public GitLabHook(String name, List<String> secrets) {
    this.name = name;
    this.secrets = new WebhookSecrets(secrets);
    signatures = StandardWebhooks.of(secrets);
  }

  @Override
  public boolean isAuthentic(Payload payload) {
    return secrets.accept(payload.header("x-gitlab-token")) || signatures.accept(payload);
  }

  @Override
  public boolean isRefusedByHeaders(Payload head) {
    return head.header("webhook-signature") == null
        && !secrets.accept(head.header("x-gitlab-token"));
  }

  @Override
  public Reading read(Payload payload) {
    if ("Pipeline Hook".equals(payload.header("x-gitlab-event"))) { // most of all that comes
      return SafeJson.ofValue(payload.body(), PipelineHook.class, this::pipeline);
    }
    return SafeJson.ofObject(
        payload.body(),
        body -> {
          try {
            return read(kind(payload, body), body, payload);
          } catch (JsonProcessingException e) {
            return new Rejected("not the JSON of a GitLab hook: " + FailureText.of(e));
          }
        });
  }

  private Reading read(String kind, JsonNode body, Payload payload) throws JsonProcessingException {
    return switch (kind) {
      case "pipeline" -> pipeline(Json.MAPPER.treeToValue(body, PipelineHook.class));
      case "push", "tag_push" -> push(Json.MAPPER.treeToValue(body, PushHook.class), payload);
      case "merge_request" -> signs(body).ofMergeRequestHook(body);
      case "note" -> signs(body).ofNoteHook(body);
      case "deployment" ->
          new Deployments(host(body.path("project")), path(body.path("project"))).ofHook(body);
      case "build" -> new Ignored("a Job Hook repeats what the Pipeline Hook says");
      case "" -> new Rejected("neither X-Gitlab-Event nor object_kind says what it is");
      default -> new Ignored("events of kind " + kind + " tell nothing that is counted");
    };
  }

  private static String kind(Payload payload, JsonNode body) {
    String event = payload.header("x-gitlab-event");
    String said = body.path("object_kind").asText("");
    return event == null ? said : KINDS.getOrDefault(event, said.isEmpty() ? event : said);
  }

  private Reading pipeline(PipelineHook hook) {
    if (hook.attributes() == null
        || hook.attributes().id() == null
        || hook.attributes().id() <= 0
        || hook.attributes().createdAt() == null) {
      return new Rejected("object_attributes lacks a pipeline's id or created_at");
    }
    PipelineHook.ProjectOf project = hook.projectOrThrow();
    return new PipelineActivities(name, hook, project.host(), project.pathOrThrow(), false)
        .reading(project.webUrlOrThrow());
  }

  private Reading push(PushHook hook, Payload payload) {
    if (hook.projectId() == null || hook.after() == null || hook.ref() == null) {
      return new Rejected("a push lacks project_id, ref or after");
    }
    if (hook.project() == null) {
      return new Rejected("lacks project");
    }
    if (hook.username() == null || hook.username().isBlank()) {
      return new Ignored("nobody is named who pushed");
    }
    if (GitLabMachineUsers.isMachine(hook.username())) {
      return new Ignored(GitLabPresence.MACHINES);
    }
    if (hook.isRemoval()) {
      return new Ignored(GitLabPresence.REMOVED);
    }
    return new Reading.Found(
        List.of(
            hook.presence(
                name, hook.project().host(), hook.project().pathOrThrow(), payload.receivedAt())));
  }

  private GitLabPresence signs(JsonNode body) {
    JsonNode project = body.has("project") ? body.path("project") : target(body);
    return new GitLabPresence(name, host(project), path(project));
  }

  /** Older hooks of merge requests name the project only there. */
  private static JsonNode target(JsonNode body) {
    return body.path("object_attributes").path("target");
  }

  private static String path(JsonNode project) {
    String path = text(project, "path_with_namespace");
    if (path == null) {
      throw new IllegalArgumentException("project lacks path_with_namespace");
    }
    return path;
  }

  private static String host(JsonNode project) {
    String url = text(project, "web_url");
    if (url == null) {
      throw new IllegalArgumentException("project lacks web_url");
    }
    return host(url);
  }

  /**
   * Where a GitLab is, with its port if it has one of its own. Read by hand: hosts of test systems
   * have underscores and paths have any letters, which a URI refuses.
   *
   * @throws IllegalArgumentException where there is no host in it
   */
  public static String host(String webUrl) {
    int scheme = webUrl.indexOf("://");
    String behind = scheme < 1 ? "" : webUrl.substring(scheme + 3);
    String authority = behind.split("[/?#]", 2)[0];
    String host = authority.substring(authority.lastIndexOf('@') + 1);
    if (host.isBlank()) {
      throw new IllegalArgumentException("web_url names no host");
    }
    return host;
  }
}
