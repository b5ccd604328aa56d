package dev.makertime.collector.source.github;

import static dev.makertime.collector.source.Evidence.required;
import static dev.makertime.collector.source.Evidence.requiredTime;
import static dev.makertime.collector.source.Evidence.text;
import static dev.makertime.collector.source.Evidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.source.Evidence;
import dev.makertime.collector.source.JsonReading;
import dev.makertime.collector.source.Reading;
import dev.makertime.model.Activity;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of a workflow run: whoever set it off waits for it. A dispatched or repeated run was
 * also started by hand. A schedule names a person who does nothing.
 *
 * @param run a {@code workflow_run} of a webhook or an entry of {@code /actions/runs}
 * @param jobs of this attempt; absent where only the run is known
 */
record RunAttempt(JsonNode run, Optional<JsonNode> jobs) {

  long id() {
    JsonNode id = run.path("id");
    if (!id.isIntegralNumber() || id.asLong() < 1) {
      throw new IllegalArgumentException("a run lacks id");
    }
    return id.asLong();
  }

  int attempt() {
    return Math.max(1, run.path("run_attempt").asInt(1));
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
  Reading read(String source, String repository) {
    return JsonReading.guarded(
        () -> {
          JsonNode actor = run.path("triggering_actor");
          String login = text(actor, "login");
          if (login == null) {
            return new Reading.Ignored("nobody is named who set the run off");
          }
          if ("Bot".equals(text(actor, "type")) || "schedule".equals(text(run, "event"))) {
            return new Reading.Ignored("a schedule or a bot set the run off");
          }
          return new Reading.Found(activities(source + ":" + login, repository));
        });
  }

  private List<Activity> activities(String identity, String repository) {
    String id = host() + "/run/" + id() + "/" + attempt();
    String event = required(run, "event");
    Map<String, String> labels = new TreeMap<>();
    labels.put("trigger", attempt() > 1 ? "rerun" : event);
    Evidence.label(labels, "job", workflow());
    Instant created = requiredTime(run, "created_at");
    Instant restarted = time(run, "run_started_at");
    Instant start = attempt() > 1 && restarted != null ? restarted : created;
    Instant updated = time(run, "updated_at");
    List<Activity> all = new ArrayList<>();
    if (attempt() > 1 || event.equals("workflow_dispatch")) {
      all.add(Evidence.point(id + "/start", identity, start, repository, labels));
    }
    Instant end = end(start, updated);
    all.add(
        Evidence.waiting(
            id,
            Evidence.revision(rank(), Stream.of(start, updated, end)),
            identity,
            start,
            began(start, updated),
            end,
            repository,
            labels));
    return all;
  }

  /** The workflow by its file, as its name may hold a commit's title. */
  private @Nullable String workflow() {
    String path = text(run, "path");
    return path == null ? null : path.replaceFirst("@.*", "").replaceFirst(".*/", "");
  }

  /** Without its jobs all that is known is that it was picked up when it changed to running. */
  private @Nullable Instant began(Instant start, @Nullable Instant updated) {
    if (jobs.isPresent()) {
      return Evidence.earliest(
              eachJob().filter(job -> !isQueued(job)).map(job -> time(job, "started_at")))
          .orElse(null);
    }
    return switch (status()) {
      case "in_progress" -> updated;
      case "completed" -> start;
      default -> null;
    };
  }

  /** A run that stands before a person's approval is not waited for: it waits. */
  private @Nullable Instant end(Instant start, @Nullable Instant updated) {
    if (isOver()) {
      Instant last =
          Evidence.latest(eachJob().map(job -> time(job, "completed_at"))).orElse(updated);
      return last == null ? start : last;
    }
    boolean stands = status().equals("waiting") || status().equals("action_required");
    boolean running = eachJob().anyMatch(job -> text(job, "status") != null && isAtWork(job));
    if (!stands || running) {
      return null;
    }
    return Evidence.latest(eachJob().map(job -> time(job, "completed_at"))).orElse(start);
  }

  private static boolean isAtWork(JsonNode job) {
    String status = String.valueOf(text(job, "status"));
    return !status.equals("completed") && !status.equals("waiting");
  }

  private static boolean isQueued(JsonNode job) {
    String status = String.valueOf(text(job, "status")).toLowerCase(Locale.ROOT);
    return status.equals("queued") || status.equals("waiting") || status.equals("pending");
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

  private Stream<JsonNode> eachJob() {
    return jobs.stream().flatMap(all -> StreamSupport.stream(all.spliterator(), false));
  }

  private String host() {
    String host = URI.create(required(run, "html_url")).getHost();
    if (host == null) {
      throw new IllegalArgumentException("html_url names no host");
    }
    return host;
  }
}
