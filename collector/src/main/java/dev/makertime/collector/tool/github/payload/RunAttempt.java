package dev.makertime.collector.tool.github.payload;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredTime;
import static dev.makertime.collector.reading.JsonEvidence.text;
import static dev.makertime.collector.reading.JsonEvidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one attempt of a workflow run: whoever triggered it waits for it. A dispatched or repeated
 * run is also a manual act. A scheduled run names a person who does nothing.
 *
 * @param run a {@code workflow_run} of a webhook or an entry of {@code /actions/runs}
 * @param jobs of this attempt; absent where only the run is known
 * @param gates what is known of approvals that it stood before
 */
public record RunAttempt(JsonNode run, Optional<JsonNode> jobs, RunGates gates) {
  /** Above what any time gives. */
  private static final long STOOD = 1L << 40;

  private static final long SETTLED = 1L << 41;

  private static final Set<String> UNSTARTED =
      Set.of("skipped", "startup_failure", "action_required", "stale");

  RunAttempt(JsonNode run, Optional<JsonNode> jobs) {
    this(run, jobs, RunGates.NONE);
  }

  /**
   * Its number.
   *
   * @throws IllegalArgumentException where there is none
   */
  public long id() {
    return JsonEvidence.requiredId(run, "id");
  }

  int attempt() {
    return Math.max(1, JsonEvidence.count(run, "run_attempt", 1));
  }

  String host() {
    return GitHubHost.required(run);
  }

  String key() {
    return keyOf(attempt());
  }

  String keyOf(int number) {
    return host() + "/run/" + id() + "/" + number;
  }

  boolean isOver() {
    return "completed".equals(status());
  }

  /**
   * What the attempt tells.
   *
   * @param source the prefix of identities
   * @param repository its full name
   */
  public Reading read(String source, String repository) {
    return SafeJson.guarded(
        () -> {
          String identity = GitHubPeople.identity(source, actor());
          return new Reading.Found(
              identity == null || "schedule".equals(text(run, "event"))
                  ? List.of()
                  : activities(identity, repository),
              List.of(),
              AttemptRuns.of(this, source, repository, identity));
        });
  }

  /** Older servers name only who caused the run, which is not who repeated it. */
  private JsonNode actor() {
    JsonNode actor = run.path("triggering_actor");
    return text(actor, "login") == null && attempt() == 1 ? run.path("actor") : actor;
  }

  private List<Activity> activities(String identity, String repository) {
    String id = key();
    String event = required(run, "event");
    Map<String, String> labels = new TreeMap<>();
    labels.put("trigger", attempt() > 1 ? "rerun" : event);
    JsonEvidence.label(labels, "job", workflow());
    Instant start = start();
    Instant updated = time(run, "updated_at");
    List<Activity> all = new ArrayList<>();
    if (attempt() > 1 || event.equals("workflow_dispatch")) {
      all.add(JsonEvidence.point(id + "/start", identity, start, repository, labels));
    }
    Instant end = end(start);
    all.add(
        JsonEvidence.waiting(
            id,
            revision(start, updated, end),
            identity,
            start,
            began(start, updated),
            end,
            repository,
            labels));
    return all;
  }

  /** The workflow by its file, as its name may hold a commit's title. */
  @Nullable String workflow() {
    String path = text(run, "path");
    return path == null ? null : path.replaceFirst("@.*", "").replaceFirst(".*/", "");
  }

  Instant start() {
    Instant created = requiredTime(run, "created_at");
    Instant restarted = time(run, "run_started_at");
    return attempt() > 1 && restarted != null ? restarted : created;
  }

  /** Whether it paused so long that an approval may have been asked for. */
  public boolean mayHaveStood() {
    return jobsOf().waiting().findAny().isEmpty() && jobsOf().pausedLong(start(), over());
  }

  /** Jobs that stand before a gate now, or the run that does. */
  public Set<Long> waiting() {
    Set<Long> waiting = jobsOf().waiting().collect(Collectors.toSet());
    return waiting.isEmpty() && stands() && !jobsOf().isAtWork() ? Set.of(RunGates.RUN) : waiting;
  }

  RunJobs jobsOf() {
    return RunJobs.of(jobs.orElse(JsonNodeFactory.instance.arrayNode()), attempt(), start());
  }

  private Optional<RunJobs> beforeGate() {
    return jobsOf().beforeGate(gates, start(), over());
  }

  /** Without its jobs all that is known is that it was picked up when it changed to running. */
  private @Nullable Instant began(Instant start, @Nullable Instant updated) {
    if (jobs.isPresent()) {
      return beforeGate().orElseGet(this::jobsOf).began().orElse(null);
    }
    if (stoodSince().isPresent()) {
      return start;
    }
    return switch (status()) {
      case "in_progress" -> updated;
      case "completed" ->
          UNSTARTED.contains(String.valueOf(text(run, "conclusion"))) ? null : start;
      default -> null;
    };
  }

  /** When hooks tell that it stood before an approval: without its jobs, nothing else shows it. */
  private Optional<Instant> stoodSince() {
    Optional<Instant> since = gates.since();
    return since.isPresent() || jobs.isPresent() || !stands()
        ? since
        : Optional.of(JsonEvidence.latest(Stream.of(time(run, "updated_at"))).orElse(start()));
  }

  /** A run that stands before a person's approval is not waited for: it waits. */
  private @Nullable Instant end(Instant start) {
    if (stoodSince().isPresent()) {
      return stoodSince().get();
    }
    Optional<RunJobs> before = beforeGate();
    if (before.isPresent()) {
      return before.get().isAtWork() ? null : before.get().completed().orElse(start);
    }
    Instant over = over();
    if (over != null || !stands() || jobsOf().isAtWork()) {
      return over;
    }
    return jobsOf().completed().orElse(start);
  }

  private boolean stands() {
    return status().equals("waiting") || status().equals("action_required");
  }

  /** When it was over, whatever it waited for. */
  @Nullable Instant over() {
    if (!isOver()) {
      return null;
    }
    Instant updated = time(run, "updated_at");
    return jobsOf().completed().orElse(updated == null ? start() : updated);
  }

  /**
   * Who knows the jobs, and an end or the gate, knows best. Who saw it stand before an approval
   * knows more than who only knows when all was over; of several approvals the first holds.
   */
  long revision(Instant start, @Nullable Instant updated, @Nullable Instant end) {
    Optional<Instant> stood = stoodSince();
    if (stood.isPresent()) {
      return STOOD - stood.get().getEpochSecond();
    }
    long seen = JsonEvidence.revision(rank(), Stream.of(start, updated, end));
    boolean isKnown = end != null || beforeGate().isPresent();
    return jobs.isPresent() && isKnown ? SETTLED + seen : seen;
  }

  /** Who knows the jobs knows more than who only knows the run. */
  private int rank() {
    int state =
        switch (status()) {
          case "completed" -> 8;
          case "waiting", "action_required" -> 6;
          case "in_progress" -> 4;
          default -> 2;
        };
    return jobs.isPresent() ? state + 1 : state;
  }

  private String status() {
    return required(run, "status").toLowerCase(Locale.ROOT);
  }
}
