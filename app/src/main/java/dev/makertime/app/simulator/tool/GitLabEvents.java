package dev.makertime.app.simulator.tool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.app.simulator.webhook.SimulatedWebhookCall;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Records all events of the simulated GitLab, and the webhooks that it sends. */
public final class GitLabEvents {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Beyond what an int holds, as numbers of large GitLabs are. */
  private static final long FIRST_PROJECT = 3_000_000_001L;

  private static final long FIRST_ID = 9_400_001_000L;

  private static final String HOST = "gitlab.example.com";

  /** A name from which no tier could be guessed. */
  static final String ENVIRONMENT = "customer-portal/Köln №1";

  private static final List<String> PROJECTS =
      List.of("data/churn", "data/pricing", "data/sandbox");

  private final List<SimulatedWebhookCall> hooks = new ArrayList<>();
  private final Map<Long, Pipeline> pipelines = new LinkedHashMap<>();
  private final List<Push> pushes = new ArrayList<>();
  private final List<Deployment> deployments = new ArrayList<>();
  private final String source;
  private final String host;
  private long nextId = FIRST_ID;

  /** The organization's own, which is polled too. */
  static GitLabEvents own() {
    return new GitLabEvents("gitlab", HOST);
  }

  /**
   * Another company's, which only sends webhooks.
   *
   * @param source its name in the configuration
   */
  public static GitLabEvents ofPartner(String source) {
    return new GitLabEvents(source, "gitlab.partner.example");
  }

  private GitLabEvents(String source, String host) {
    this.source = source;
    this.host = host;
  }

  /** A manual job that somebody plays. */
  public record Play(String username, Instant at, long queued, long run) {
    Instant started() {
      return at.plusSeconds(queued);
    }

    Instant finished() {
      return started().plusSeconds(run);
    }
  }

  /** A push, and when GitLab received it. */
  record Push(String project, String username, String sha, Instant at) {}

  /** A deployment to production. */
  record Deployment(long id, String project, String sha, Instant committed, Instant at) {}

  /**
   * A pipeline: queued, then two automatic jobs that share its run, then possibly a manual gate.
   *
   * @param failed whether its second job fails
   */
  public record Pipeline(
      long id,
      String project,
      @Nullable String username,
      String source,
      Instant created,
      long queued,
      long run,
      @Nullable Play play,
      boolean failed) {

    /** One that GitLab has not numbered yet. */
    public Pipeline(
        String project,
        @Nullable String username,
        String source,
        Instant created,
        long queued,
        long run,
        @Nullable Play play) {
      this(0, project, username, source, created, queued, run, play, false);
    }

    Pipeline numbered(long number) {
      return new Pipeline(number, project, username, source, created, queued, run, play, failed);
    }

    /** The same, but its second job fails. */
    public Pipeline failing() {
      return new Pipeline(id, project, username, source, created, queued, run, play, true);
    }

    /** What becomes of it in the end. */
    String outcome() {
      return failed ? "failed" : "success";
    }

    Instant started() {
      return created.plusSeconds(queued);
    }

    Instant finished() {
      return started().plusSeconds(run);
    }
  }

  public List<SimulatedWebhookCall> hooks() {
    return hooks;
  }

  /** By their number. */
  Map<Long, Pipeline> pipelines() {
    return pipelines;
  }

  List<Push> pushes() {
    return pushes;
  }

  List<Deployment> deployments() {
    return deployments;
  }

  List<ObjectNode> projects() {
    return IntStream.range(0, PROJECTS.size())
        .mapToObj(i -> project(PROJECTS.get(i)).put("name", PROJECTS.get(i)))
        .toList();
  }

  static long projectId(String path) {
    return FIRST_PROJECT + PROJECTS.indexOf(path);
  }

  /** A push of a commit made just before. */
  public void push(String project, String username, Instant committed) {
    ObjectNode body = JSON.objectNode();
    body.put("object_kind", "push").put("event_name", "push");
    String sha = "%040x".formatted(nextId++);
    pushes.add(new Push(project, username, sha, committed.plusSeconds(3)));
    body.put("ref", "refs/heads/main").put("after", sha);
    body.put("user_username", username).put("user_name", username);
    body.put("user_email", "[REDACTED]").put("project_id", projectId(project));
    body.set("project", project(project));
    ArrayNode commits = body.putArray("commits");
    ObjectNode commit = commits.addObject().put("id", sha);
    commit.put("timestamp", committed.toString()).putObject("author").put("name", username);
    hooks.add(
        new SimulatedWebhookCall(committed.plusSeconds(3), source, "Push Hook", body.toString()));
  }

  /** All hooks of a pipeline's life. */
  public void pipeline(Pipeline unnumbered) {
    Pipeline pipeline = unnumbered.numbered(nextId);
    nextId += 10;
    pipelines.put(pipeline.id(), pipeline);
    Play play = pipeline.play();
    String rest = play == null ? pipeline.outcome() : "manual";
    hook(pipeline, "pending", pipeline.created(), pipeline.created());
    hook(pipeline, "running", pipeline.started(), pipeline.started());
    hook(pipeline, rest, pipeline.finished(), pipeline.finished());
    if (play != null) {
      hook(pipeline, "running", play.started(), play.started());
      hook(pipeline, "success", play.finished(), play.finished());
    }
  }

  private void hook(Pipeline pipeline, String status, Instant at, Instant known) {
    ObjectNode body = JSON.objectNode();
    body.put("object_kind", "pipeline");
    ObjectNode attributes = body.putObject("object_attributes");
    attributes.put("id", pipeline.id()).put("ref", "main").put("source", pipeline.source());
    attributes.put("status", status).put("created_at", text(pipeline.created()));
    attributes.put(
        "finished_at", List.of("success", "failed").contains(status) ? text(known) : null);
    body.set("user", user(pipeline.username()));
    body.set("project", project(pipeline.project()));
    body.putArray("builds").addAll(GitLabJobs.of(pipeline, known, GitLabEvents::text));
    hooks.add(new SimulatedWebhookCall(at, source, "Pipeline Hook", body.toString()));
  }

  /** A release to production of a commit made some time before. */
  public void deployed(String project, Instant committed, Instant at) {
    long id = nextId++;
    String sha = "%040x".formatted(id);
    deployments.add(new Deployment(id, project, sha, committed, at));
    ObjectNode body = JSON.objectNode().put("object_kind", "deployment");
    body.put("status", "success").put("status_changed_at", text(at));
    body.put("deployment_id", id).put("environment", ENVIRONMENT);
    body.put("environment_tier", "production");
    body.put("commit_url", "https://%s/%s/-/commit/".formatted(host, project) + sha);
    body.set("project", project(project));
    hooks.add(new SimulatedWebhookCall(at, source, "Deployment Hook", body.toString()));
  }

  static @Nullable ObjectNode user(@Nullable String username) {
    return username == null
        ? null
        : JSON.objectNode().put("username", username).put("email", "[REDACTED]");
  }

  private ObjectNode project(String path) {
    return JSON.objectNode()
        .put("id", projectId(path))
        .put("web_url", "https://%s/%s".formatted(host, path))
        .put("path_with_namespace", path);
  }

  private static String text(Instant instant) {
    return UTC.format(instant.atOffset(ZoneOffset.UTC));
  }
}
