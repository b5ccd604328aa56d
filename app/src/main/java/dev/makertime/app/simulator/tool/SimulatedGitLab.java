package dev.makertime.app.simulator.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.app.simulator.tool.GitLabEvents.Deployment;
import dev.makertime.app.simulator.tool.GitLabEvents.Pipeline;
import dev.makertime.app.simulator.tool.GitLabEvents.Play;
import dev.makertime.app.simulator.tool.GitLabEvents.Push;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** API of the simulated GitLab, with the events of {@link GitLabEvents}. */
public record SimulatedGitLab(GitLabEvents script, Clock clock) implements SimulatedApi {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int PAGE = 100;

  private static final String EARLIEST = "2000-01-01T00:00:00Z";

  /** The only one; a list of deployments names it, but not its tier. */
  private static final long ENVIRONMENT = 2_500_000_017L;

  @Override
  public @Nullable Page answer(Question question) {
    String path = question.path();
    if (path.equals("/api/graphql")) {
      return manualJobs(question.body());
    }
    if (path.equals("/api/v4/user") || path.equals("/api/v4/version")) {
      return Page.of(JSON.objectNode().put("username", "reader").put("version", "17.5.1"));
    }
    if (path.equals("/api/v4/groups/data/projects")) {
      ArrayNode projects = JSON.arrayNode();
      script.projects().forEach(projects::add);
      return Page.of(projects);
    }
    String[] parts = path.split("/", -1);
    if (!path.startsWith("/api/v4/projects/") || parts.length < 6) {
      return null;
    }
    String project = project(Long.parseLong(parts[4]));
    if (project == null) {
      return null;
    }
    if (parts[5].equals("environments")) {
      return Page.of(JSON.objectNode().put("id", ENVIRONMENT).put("tier", "production"));
    }
    if (parts.length > 6) {
      Pipeline pipeline = script.pipelines().get(Long.parseLong(parts[6]));
      return pipeline == null || pipeline.created().isAfter(clock.instant())
          ? null
          : Page.of(parts.length == 7 ? detail(pipeline) : jobs(pipeline));
    }
    return switch (parts[5]) {
      case "pipelines" -> pipelines(question, project);
      case "deployments" -> deployments(question, project);
      case "events" -> events(question, project);
      default -> null;
    };
  }

  private @Nullable String project(long id) {
    return script.projects().stream()
        .filter(one -> one.path("id").asLong() == id)
        .map(one -> one.path("name").asText())
        .findFirst()
        .orElse(null);
  }

  private Page pipelines(Question question, String project) {
    if (question.query().containsKey("source")) {
      return Page.of(JSON.arrayNode());
    }
    Instant after = Instant.parse(question.query().getOrDefault("updated_after", EARLIEST));
    return paged(
        question,
        script.pipelines().values().stream()
            .filter(one -> one.project().equals(project))
            .filter(one -> !one.created().isAfter(clock.instant()))
            .filter(one -> updated(one).isAfter(after))
            .sorted(Comparator.comparing(this::updated).thenComparing(Pipeline::id))
            .map(this::row));
  }

  private JsonNode row(Pipeline pipeline) {
    return JSON.objectNode()
        .put("id", pipeline.id())
        .put("status", status(pipeline))
        .put("updated_at", updated(pipeline).toString());
  }

  private JsonNode detail(Pipeline pipeline) {
    String status = status(pipeline);
    ObjectNode detail = JSON.objectNode().put("id", pipeline.id()).put("iid", pipeline.id());
    detail.put("source", pipeline.source()).put("status", status);
    detail.put("created_at", pipeline.created().toString());
    boolean over = List.of("success", "failed").contains(status);
    detail.put("finished_at", over ? updated(pipeline).toString() : null);
    if (pipeline.username() != null) {
      detail.putObject("user").put("username", pipeline.username());
    }
    return detail;
  }

  /** The newest first, as GitLab shows them. */
  private JsonNode jobs(Pipeline pipeline) {
    ArrayNode jobs = JSON.arrayNode();
    GitLabJobs.of(pipeline, clock.instant(), Instant::toString).forEach(job -> jobs.insert(0, job));
    return jobs;
  }

  private Page manualJobs(JsonNode question) {
    Pipeline pipeline = script.pipelines().get(question.path("variables").path("iid").asLong());
    ObjectNode answer = JSON.objectNode();
    ObjectNode jobs =
        answer.putObject("data").putObject("project").putObject("pipeline").putObject("jobs");
    ArrayNode nodes = jobs.putArray("nodes");
    if (pipeline != null && pipeline.play() != null) {
      nodes
          .addObject()
          .put("id", "gid://gitlab/Ci::Build/" + GitLabJobs.deployJob(pipeline))
          .put("manualJob", true);
    }
    jobs.putObject("pageInfo").put("hasNextPage", false);
    return Page.of(answer);
  }

  private Page deployments(Question question, String project) {
    Instant after = Instant.parse(question.query().getOrDefault("updated_after", EARLIEST));
    return paged(
        question,
        script.deployments().stream()
            .filter(one -> one.project().equals(project))
            .filter(one -> one.at().isAfter(after) && !one.at().isAfter(clock.instant()))
            .sorted(Comparator.comparing(Deployment::at).thenComparing(Deployment::id))
            .map(SimulatedGitLab::deployment));
  }

  private static JsonNode deployment(Deployment one) {
    ObjectNode entry = JSON.objectNode().put("id", one.id()).put("sha", one.sha());
    entry.put("status", "success").put("updated_at", one.at().toString());
    entry.putObject("environment").put("id", ENVIRONMENT).put("name", GitLabEvents.ENVIRONMENT);
    ObjectNode deployable = entry.putObject("deployable");
    deployable.put("finished_at", one.at().toString());
    deployable.putObject("commit").put("created_at", one.committed().toString());
    return entry;
  }

  private Page events(Question question, String project) {
    Instant after =
        LocalDate.parse(question.query().getOrDefault("after", ""))
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    return paged(
        question,
        script.pushes().stream()
            .filter(one -> one.project().equals(project))
            .filter(one -> one.at().isAfter(after) && !one.at().isAfter(clock.instant()))
            .sorted(Comparator.comparing(Push::at))
            .map(SimulatedGitLab::event));
  }

  private static JsonNode event(Push push) {
    ObjectNode event = JSON.objectNode().put("project_id", GitLabEvents.projectId(push.project()));
    event.put("action_name", "pushed to").put("author_username", push.username());
    event.put("created_at", push.at().toString());
    event
        .putObject("push_data")
        .put("ref_type", "branch")
        .put("ref", "main")
        .put("commit_to", push.sha());
    return event;
  }

  private String status(Pipeline pipeline) {
    Instant now = clock.instant();
    Play play = pipeline.play();
    if (now.isBefore(pipeline.started())) {
      return "pending";
    }
    if (now.isBefore(pipeline.finished())) {
      return "running";
    }
    if (play == null) {
      return pipeline.outcome();
    }
    return now.isBefore(play.started())
        ? "manual"
        : now.isBefore(play.finished()) ? "running" : "success";
  }

  /** When its status last changed. */
  private Instant updated(Pipeline pipeline) {
    Play play = pipeline.play();
    return Stream.of(
            pipeline.created(),
            pipeline.started(),
            pipeline.finished(),
            play == null ? pipeline.created() : play.started(),
            play == null ? pipeline.created() : play.finished())
        .filter(moment -> !moment.isAfter(clock.instant()))
        .max(Comparator.naturalOrder())
        .orElse(pipeline.created());
  }

  private static Page paged(Question question, Stream<JsonNode> rows) {
    int page = question.number("page", 1);
    List<JsonNode> all = rows.toList();
    int from = Math.min(all.size(), (page - 1) * PAGE);
    int to = Math.min(all.size(), from + PAGE);
    ArrayNode shown = JSON.arrayNode().addAll(all.subList(from, to));
    if (to == all.size()) {
      return Page.of(shown);
    }
    Map<String, String> query = new TreeMap<>(question.query());
    query.put("page", Integer.toString(page + 1));
    StringBuilder next = new StringBuilder();
    query.forEach((name, value) -> next.append(name).append('=').append(value).append('&'));
    return new Page(shown, next.substring(0, next.length() - 1));
  }
}
