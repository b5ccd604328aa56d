package dev.makertime.app.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a GitLab sends of a pipeline's life and of pushes, in its own words and clocks. */
final class GitLabScript {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final List<Hook> hooks = new ArrayList<>();
  private long nextId = 1000;

  /** A webhook and when GitLab sends it. */
  record Hook(Instant at, String event, String body) {}

  /** A manual job that somebody plays. */
  record Play(String username, Instant at, long queued, long run) {
    Instant started() {
      return at.plusSeconds(queued);
    }

    Instant finished() {
      return started().plusSeconds(run);
    }
  }

  /** A pipeline: queued, then two automatic jobs that share its run, then perhaps a gate. */
  record Pipeline(
      String project,
      @Nullable String username,
      String source,
      Instant created,
      long queued,
      long run,
      @Nullable Play play) {
    Instant started() {
      return created.plusSeconds(queued);
    }

    Instant finished() {
      return started().plusSeconds(run);
    }
  }

  List<Hook> hooks() {
    return hooks;
  }

  /** A push of a commit made just before. */
  void push(String project, String username, Instant committed) {
    ObjectNode body = JSON.objectNode();
    body.put("object_kind", "push").put("event_name", "push");
    body.put("ref", "refs/heads/main").put("after", "%040x".formatted(nextId++));
    body.put("user_username", username).put("project_id", 7);
    body.set("project", project(project));
    ArrayNode commits = body.putArray("commits");
    commits.addObject().put("id", "0").put("timestamp", committed.toString());
    hooks.add(new Hook(committed.plusSeconds(3), "Push Hook", body.toString()));
  }

  /** All hooks of a pipeline's life. */
  void pipeline(Pipeline pipeline) {
    long id = nextId;
    nextId += 10;
    Play play = pipeline.play();
    String rest = play == null ? "success" : "manual";
    hook(pipeline, id, "pending", pipeline.created(), pipeline.created());
    hook(pipeline, id, "running", pipeline.started(), pipeline.started());
    hook(pipeline, id, rest, pipeline.finished(), pipeline.finished());
    if (play != null) {
      hook(pipeline, id, "running", play.started(), play.started());
      hook(pipeline, id, "success", play.finished(), play.finished());
    }
  }

  private void hook(Pipeline pipeline, long id, String status, Instant at, Instant known) {
    ObjectNode body = JSON.objectNode();
    body.put("object_kind", "pipeline");
    ObjectNode attributes = body.putObject("object_attributes");
    attributes.put("id", id).put("ref", "main").put("source", pipeline.source());
    attributes.put("status", status).put("created_at", text(pipeline.created()));
    attributes.put("finished_at", status.equals("success") ? text(known) : null);
    body.set("user", user(pipeline.username()));
    body.set("project", project(pipeline.project()));
    ArrayNode builds = body.putArray("builds");
    Instant half = pipeline.started().plusSeconds(pipeline.run() / 2);
    job(builds, id + 1, "test", pipeline, pipeline.started(), half, known);
    job(builds, id + 2, "build", pipeline, half, pipeline.finished(), known);
    Play play = pipeline.play();
    if (play != null) {
      deploy(builds, id + 3, pipeline, play, known);
    }
    hooks.add(new Hook(at, "Pipeline Hook", body.toString()));
  }

  private static void job(
      ArrayNode builds,
      long id,
      String name,
      Pipeline pipeline,
      Instant started,
      Instant finished,
      Instant known) {
    ObjectNode job = builds.addObject();
    job.put("id", id).put("name", name).put("when", "on_success").put("manual", false);
    job.put("created_at", text(pipeline.created()));
    job.put("started_at", known.isBefore(started) ? null : text(started));
    job.put("finished_at", known.isBefore(finished) ? null : text(finished));
    job.put("status", status(started, finished, known));
    job.put("queued_duration", (double) pipeline.queued());
    job.set("user", user(pipeline.username()));
  }

  private static void deploy(
      ArrayNode builds, long id, Pipeline pipeline, Play play, Instant known) {
    ObjectNode job = builds.addObject();
    boolean played = !known.isBefore(play.started());
    job.put("id", id).put("name", "deploy").put("when", "manual").put("manual", true);
    job.put("created_at", text(pipeline.created()));
    job.put("started_at", played ? text(play.started()) : null);
    job.put("finished_at", known.isBefore(play.finished()) ? null : text(play.finished()));
    job.put("status", played ? status(play.started(), play.finished(), known) : "manual");
    job.put("queued_duration", (double) play.queued());
    job.set("user", user(played ? play.username() : pipeline.username()));
    job.putObject("environment").put("name", "production");
  }

  private static String status(Instant started, Instant finished, Instant known) {
    if (known.isBefore(started)) {
      return "pending";
    }
    return known.isBefore(finished) ? "running" : "success";
  }

  private static @Nullable ObjectNode user(@Nullable String username) {
    return username == null
        ? null
        : JSON.objectNode().put("username", username).put("email", "[REDACTED]");
  }

  private static ObjectNode project(String path) {
    return JSON.objectNode()
        .put("web_url", "https://gitlab.example.com/" + path)
        .put("path_with_namespace", path);
  }

  private static String text(Instant instant) {
    return UTC.format(instant.atOffset(ZoneOffset.UTC));
  }
}
