package dev.makertime.collector.tool.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.testkit.Seeds;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class GitHubApiTest {
  private static final String HOST = "https://github.example.com/data/churn";
  private static final Map<String, Object> REPOSITORY =
      Map.of("full_name", "data/churn", "html_url", HOST);

  private record Run(long id, int attempts, Instant created, String event, String who) {}

  private boolean hidesEvents;

  /** The id of a run that is not over. */
  private long running;

  private final List<Run> runs = new ArrayList<>();

  /** More than a search shows, so that slices must be halved. */
  private int mostPerSearch = 1_000;

  @ParameterizedTest
  @Seeds(seconds = 5, whole = 60)
  void hooks_and_a_poll_that_meets_every_trouble_come_to_what_a_perfect_poll_tells(long seed)
      throws Exception {
    history(seed, 60);
    List<String> perfect;
    try (Polling other = polling()) {
      other.poll();
      perfect = other.latest();
      assertThat(perfect).hasSizeGreaterThan(40);
    }
    try (Polling polling = polling()) {
      hear(polling, new Random(seed));
      polling.server.misbehave(5, Polling.TROUBLES);

      polling.poll();

      assertThat(polling.latest()).isEqualTo(perfect);
      assertThat(polling.inbox.coverage).hasSize(1);
    }
  }

  @Test
  void a_round_that_breaks_off_forgets_no_run() throws Exception {
    history(5, 6);
    List<String> perfect;
    try (Polling other = polling()) {
      other.poll();
      perfect = other.latest();
    }
    try (Polling polling = polling()) {
      var poller = polling.poller();
      polling.server.misbehave(
          8, java.util.Collections.nCopies(1, new Answer(400, Map.of(), Map.of())));
      assertThat(poller.poll()).isFalse();

      assertThat(poller.poll()).isTrue();

      assertThat(polling.latest()).isEqualTo(perfect);
    }
  }

  @Test
  void a_search_that_shows_too_little_is_cut_in_halves() throws Exception {
    history(7, 60);
    List<String> perfect;
    try (Polling other = polling()) {
      other.poll();
      perfect = other.latest();
    }
    mostPerSearch = 20;
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.latest()).isEqualTo(perfect);
    }
  }

  @Test
  void a_run_that_is_not_over_is_asked_for_however_old_and_one_that_is_over_is_not()
      throws Exception {
    history(3, 4);
    runs.replaceAll(run -> new Run(run.id(), 1, run.created(), "push", run.who()));
    running = 2;
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(polling.latest())
          .anyMatch(line -> line.contains("run/2/1") && line.endsWith("null"));

      running = 0;
      polling.poll();
      int asked = polling.server.asked().size();
      polling.poll();

      assertThat(polling.latest()).hasSize(4).noneMatch(line -> line.endsWith("null"));
      assertThat(polling.server.asked().subList(asked, polling.server.asked().size()))
          .noneMatch(path -> path.contains("/runs/"));
    }
  }

  @Test
  void what_it_can_see_is_said_in_a_line() throws Exception {
    try (Polling polling = polling()) {
      assertThat(new GitHubApi("github", List.of("data/churn")).check(polling.api()))
          .isEqualTo("as reader, 1 repository");
      hidesEvents = true;
      assertThat(new GitHubApi("github", List.of("data/churn")).check(polling.api()))
          .contains("not shown: events (permissions");
    }
  }

  private Polling polling() throws Exception {
    return new Polling(new GitHubApi("github", List.of("data/churn")), this::answer);
  }

  private void history(long seed, int count) {
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

  private void hear(Polling polling, Random random) throws Exception {
    GitHubHook source = new GitHubHook("github", List.of());
    List<Map<String, Object>> hooks = new ArrayList<>();
    for (Run run : runs) {
      for (int attempt = 1; attempt <= run.attempts(); attempt++) {
        for (String status : List.of("queued", "in_progress", "completed")) {
          for (int times = random.nextInt(3); times > 0; times--) {
            hooks.add(
                Map.of(
                    "action", status,
                    "workflow_run", json(run, attempt, status),
                    "repository", REPOSITORY));
          }
        }
      }
    }
    Collections.shuffle(hooks, random);
    for (Map<String, Object> hook : hooks) {
      Reading reading =
          source.read(
              new Payload(
                  Map.of("X-GitHub-Event", "workflow_run"),
                  Json.MAPPER.writeValueAsBytes(hook),
                  Polling.CLOCK.instant()));
      assertThat(reading).isNotInstanceOf(Reading.Rejected.class);
      if (reading instanceof Reading.Found found) {
        polling.inbox.accept(found);
      }
    }
  }

  private static Instant began(Run run, int attempt) {
    return run.created().plusSeconds(attempt == 1 ? 0 : 1_800);
  }

  private static Map<String, Object> json(Run run, int attempt, String status) {
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

  private Answer answer(Question question) {
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

  private String status(Run run) {
    return run.id() == running ? "in_progress" : "completed";
  }

  private static Map<String, Object> job(Run run, int attempt) {
    Instant start = began(run, attempt);
    return Map.of(
        "status", "completed",
        "started_at", start.plusSeconds(20).toString(),
        "completed_at", start.plusSeconds(290).toString());
  }

  private Answer search(Question question) {
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
