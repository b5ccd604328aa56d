package dev.makertime.collector.tool.gitlab.api;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.api.ToolPoller;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import dev.makertime.topics.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A GitLab whose answers are written down, and what came of asking it. */
public final class WrittenGitLab implements ToolServer.Tool {
  private static final Set<String> LISTS = Set.of("pipelines", "jobs", "deployments", "events");

  final KeepingInbox inbox = new KeepingInbox();
  final MemoryCursors cursors = new MemoryCursors();
  final Set<Long> manual = new TreeSet<>();
  List<String> asked = List.of();
  private final Map<String, String> answers = new HashMap<>();
  private final Map<String, Integer> refused = new HashMap<>();

  /** What is at a path below {@code api/v4/}. */
  WrittenGitLab at(String path, String json) {
    answers.put(path, json);
    return this;
  }

  WrittenGitLab refuses(String path, int status) {
    refused.put(path, status);
    return this;
  }

  /** A project of the group {@code data}, the only one. */
  WrittenGitLab project(long id, String path) {
    return at("groups/data/projects", "[" + projectJson(id, path) + "]");
  }

  public static String projectJson(long id, String path) {
    return "{\"id\": %s, \"path_with_namespace\": \"%s\", \"web_url\": \"https://git.example.com/%s\"}"
        .formatted(Long.toString(id), path, path);
  }

  /** A pipeline of a project, in its list and by itself. */
  WrittenGitLab pipeline(long project, long id, String updated, String detail, String jobs) {
    String at = "projects/" + project + "/pipelines";
    at(at, "[{\"id\": " + id + ", \"updated_at\": \"" + updated + "\", \"status\": \"success\"}]");
    at(at + "/" + id, detail);
    return at(at + "/" + id + "/jobs", jobs);
  }

  @Override
  public Answer answer(Question question) {
    String path = question.path().replaceFirst("^/api/(v4/)?", "");
    if (refused.containsKey(path)) {
      return new Answer(refused.get(path), Map.of("message", "no"), Map.of());
    }
    if (path.equals("graphql")) {
      return manualJobs();
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    String written = question.query().containsKey("source") ? "[]" : answers.get(path);
    if (written == null) {
      return LISTS.contains(last) ? Answer.of(List.of()) : Answer.nothing();
    }
    try {
      return Answer.of(Json.MAPPER.readTree(written));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer manualJobs() {
    List<Object> nodes =
        manual.stream()
            .map(id -> (Object) Map.of("id", "gid://gitlab/Ci::Build/" + id, "manualJob", true))
            .toList();
    Object jobs = Map.of("nodes", nodes, "pageInfo", Map.of("hasNextPage", false));
    return Answer.of(Map.of("data", Map.of("project", Map.of("pipeline", Map.of("jobs", jobs)))));
  }

  /** Takes what a Pipeline Hook says. */
  void hear(String hook) {
    Reading reading =
        new GitLabHook("gitlab", List.of())
            .read(
                new Payload(
                    Map.of("X-Gitlab-Event", "Pipeline Hook"),
                    hook.getBytes(StandardCharsets.UTF_8),
                    Instant.parse(WrittenPipeline.NOW)));
    if (reading instanceof Reading.Found found) {
      inbox.kept.addAll(found.activities());
    }
  }

  /** Asks it once, as a process that has just started. */
  void poll(String now) throws IOException {
    poll(now, List.of("data"), List.of());
  }

  void poll(String now, List<String> groups, List<String> projects) throws IOException {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    try (ToolServer server = new ToolServer(this)) {
      HttpApi api =
          new HttpApi(
              server.url().resolve("api/v4/"),
              ApiLogin.anonymous(),
              clock,
              time -> {},
              Duration.ofMinutes(5));
      var unused =
          new ToolPoller(
                  "gitlab",
                  new GitLabApi("gitlab", groups, projects),
                  api,
                  HandlingRules.NONE,
                  LocalDate.parse("2026-06-01"),
                  new PollerContext(
                      inbox,
                      cursors,
                      new CollectorMetrics(new SimpleMeterRegistry(), clock),
                      clock))
              .poll();
      asked = server.asked();
    }
  }

  /** What is known of each thing now, as {@code identity kind start began end}. */
  List<String> latest() {
    return inbox.latest().stream()
        .filter(one -> !one.retracted())
        .map(
            one ->
                "%s %s %s %s %s"
                    .formatted(
                        one.identity(),
                        String.valueOf(one.kind()).toLowerCase(Locale.ROOT),
                        one.start(),
                        one.began(),
                        one.end())
                    .replace("2026-06-05T", ""))
        .sorted()
        .toList();
  }
}
