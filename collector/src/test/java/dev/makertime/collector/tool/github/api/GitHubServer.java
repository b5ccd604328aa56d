package dev.makertime.collector.tool.github.api;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A GitHub with the workflow runs of one repository, as its REST API shows them. */
public final class GitHubServer implements ToolServer.Tool {
  static final String HOST = "https://github.example.com/data/churn";

  static final Map<String, Object> REPOSITORY = Map.of("full_name", "data/churn", "html_url", HOST);

  record Run(long id, int attempts, Instant created, String event, String who) {}

  boolean hidesEvents;

  /** The id of a run that is not over. */
  long running;

  final List<Run> runs = new ArrayList<>();

  /** More than a search shows, so that slices must be halved. */
  int mostPerSearch = 1_000;

  /** Makes runs, some of them repeated. */
  public void history(long seed, int count) {
    Random random = new Random(seed);
    for (int i = 1; i <= count; i++) {
      runs.add(
          new Run(
              i,
              1 + random.nextInt(2),
              Instant.parse("2026-06-02T08:00:00Z").plusSeconds(i * 7_200L),
              List.of("push", "pull_request", "workflow_dispatch", "schedule")
                  .get(random.nextInt(4)),
              List.of("ana", "bo", "cy").get(random.nextInt(3))));
    }
  }

  static Instant began(Run run, int attempt) {
    return run.created().plusSeconds(attempt == 1 ? 0 : 1_800);
  }

  static Map<String, Object> json(Run run, int attempt, String status) {
    Instant start = began(run, attempt);
    int seconds = status.equals("queued") ? 0 : status.equals("in_progress") ? 20 : 300;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", run.id());
    json.put("run_number", run.id());
    json.put("run_attempt", attempt);
    json.put("event", run.event());
    json.put("status", status);
    json.put("html_url", HOST + "/actions/runs/" + run.id());
    json.put("created_at", run.created().toString());
    json.put("run_started_at", start.toString());
    json.put("updated_at", start.plusSeconds(seconds).toString());
    json.put("triggering_actor", Map.of("login", attempt == 1 ? run.who() : "bo", "type", "User"));
    json.put("repository", REPOSITORY);
    return json;
  }

  @Override
  public Answer answer(Question question) {
    String path = question.path();
    String base = "/repos/data/churn/actions/runs";
    if (path.equals("/user")) {
      return Answer.of(Map.of("login", "reader"));
    }
    if (path.equals("/repos/data/churn")) {
      return Answer.of(REPOSITORY);
    }
    if (path.matches("/repos/data/churn/(deployments|events|commits)")) {
      return hidesEvents && path.endsWith("/events")
          ? new Answer(403, Map.of(), Map.of())
          : Answer.of(List.of());
    }
    if (path.equals(base)) {
      return search(question);
    }
    if (path.startsWith(base + "/")) {
      List<String> parts = List.of(path.substring(base.length() + 1).split("/", -1));
      Run run = runs.get(Integer.parseInt(parts.get(0)) - 1);
      if (parts.size() == 1) {
        return Answer.of(json(run, run.attempts(), status(run)));
      }
      int attempt = Integer.parseInt(parts.get(2));
      return Answer.of(
          parts.size() == 3
              ? json(run, attempt, status(run))
              : Map.of("jobs", List.of(job(run, attempt))));
    }
    return Answer.nothing();
  }

  String status(Run run) {
    return run.id() == running ? "in_progress" : "completed";
  }

  static Map<String, Object> job(Run run, int attempt) {
    Instant start = began(run, attempt);
    return Map.of(
        "status", "completed",
        "started_at", start.plusSeconds(20).toString(),
        "completed_at", start.plusSeconds(290).toString());
  }

  Answer search(Question question) {
    int size = Math.min(10, question.number("per_page", 30));
    int page = question.number("page", 1);
    String created =
        question.query().getOrDefault("created", "2026-01-01T00:00:00Z..2027-01-01T00:00:00Z");
    Instant from = Instant.parse(created.replaceAll("\\.\\..*", ""));
    Instant to = Instant.parse(created.replaceAll(".*\\.\\.", ""));
    List<Object> found =
        runs.stream()
            .filter(run -> !run.created().isBefore(from) && !run.created().isAfter(to))
            .map(run -> (Object) json(run, run.attempts(), status(run)))
            .toList();
    List<Object> shown = found.subList(0, Math.min(found.size(), mostPerSearch));
    int begin = Math.min(shown.size(), (page - 1) * size);
    int end = Math.min(shown.size(), begin + size);
    int total = found.size() > mostPerSearch ? 1_001 : found.size();
    Object body = Map.of("total_count", total, "workflow_runs", shown.subList(begin, end));
    String next =
        "<%s?per_page=10&page=%d&created=%s>; rel=\"next\""
            .formatted(question.path(), page + 1, created);
    return new Answer(200, body, end < shown.size() ? Map.of("Link", next) : Map.of());
  }
}
