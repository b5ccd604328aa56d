package dev.makertime.collector.source.gitlab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.source.Payload;
import dev.makertime.collector.source.Reading;
import dev.makertime.collector.source.Reading.Ignored;
import dev.makertime.collector.source.Reading.Rejected;
import dev.makertime.collector.source.Secrets;
import dev.makertime.collector.source.WebhookSource;
import dev.makertime.model.Activity;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GitLab's webhooks. A Pipeline Hook tells who waited and who deployed by hand, a push is a sign of
 * work. A Job Hook repeats a part of what the Pipeline Hook says, without who set the pipeline off.
 */
public final class GitLabSource implements WebhookSource {
  private static final Map<String, String> KINDS =
      Map.of(
          "Pipeline Hook", "pipeline",
          "Push Hook", "push",
          "Tag Push Hook", "tag_push",
          "Job Hook", "build");

  private final String name;
  private final Secrets secrets;

  /**
   * A source.
   *
   * @param name the prefix of its identities
   * @param secrets of which {@code X-Gitlab-Token} must be one
   */
  public GitLabSource(String name, List<String> secrets) {
    this.name = name;
    this.secrets = new Secrets(secrets);
  }

  @Override
  public boolean isAuthentic(Payload payload) {
    return secrets.accept(payload.header("x-gitlab-token"));
  }

  @Override
  public Reading read(Payload payload) {
    try {
      JsonNode body = Json.OUTSIDE.readTree(payload.body());
      if (body == null || !body.isObject()) {
        return new Rejected("not a JSON object");
      }
      String kind = kind(payload, body);
      return switch (kind) {
        case "pipeline" -> pipeline(Json.MAPPER.treeToValue(body, PipelineHook.class));
        case "push", "tag_push" -> push(Json.MAPPER.treeToValue(body, PushHook.class), payload);
        case "build" -> new Ignored("a Job Hook repeats what the Pipeline Hook says");
        case "" -> new Rejected("neither X-Gitlab-Event nor object_kind says what it is");
        default -> new Ignored("events of kind " + kind + " tell nothing that is counted");
      };
    } catch (JsonProcessingException e) {
      return new Rejected("not the JSON of a GitLab hook: " + e.getOriginalMessage());
    } catch (DateTimeException e) {
      return new Rejected("a time that cannot be read: " + e.getMessage());
    } catch (IOException | IllegalArgumentException | NullPointerException e) {
      return new Rejected(String.valueOf(e.getMessage()));
    }
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
    String host = host(hook.project());
    if (host == null || hook.project() == null || hook.project().path() == null) {
      return new Rejected("project lacks web_url or path_with_namespace");
    }
    List<Activity> activities =
        new PipelineActivities(name, hook, host, hook.project().path()).all();
    return activities.isEmpty()
        ? new Ignored("no person set this pipeline off or played a job of it")
        : new Reading.Activities(activities);
  }

  private Reading push(PushHook hook, Payload payload) {
    String host = host(hook.project());
    if (host == null || hook.project() == null || hook.project().path() == null) {
      return new Rejected("project lacks web_url or path_with_namespace");
    }
    if (hook.projectId() == null || hook.after() == null || hook.ref() == null) {
      return new Rejected("a push lacks project_id, ref or after");
    }
    if (hook.username() == null) {
      return new Ignored("nobody is named who pushed");
    }
    return new Reading.Activities(
        List.of(hook.presence(name, host, hook.project().path(), payload.receivedAt())));
  }

  private static @Nullable String host(PipelineHook.@Nullable ProjectOf project) {
    if (project == null || project.webUrl() == null) {
      return null;
    }
    URI url = URI.create(project.webUrl());
    return url.getHost() == null
        ? null
        : url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
  }
}
