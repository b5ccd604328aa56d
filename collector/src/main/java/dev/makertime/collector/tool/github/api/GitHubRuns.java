package dev.makertime.collector.tool.github.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.Pages;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.github.payload.RunAttempt;
import dev.makertime.collector.tool.github.payload.RunGates;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the workflow runs of one repository in one poll: all attempts that a search shows, with
 * their jobs. Those that were over when they were read are not requested again.
 */
final class GitHubRuns {
  private static final int PAGE = 100;
  private static final int MOST = 1_000;

  /** GitHub lets a run be repeated some fifty times. */
  private static final int MOST_ATTEMPTS = 1_000;

  private final String name;
  private final String repository;
  private final Api api;
  private final PollRound round;
  private final Set<String> complete;

  /** What was over in this round, as long as it is not known whether it is kept. */
  private final List<String> over = new ArrayList<>();

  /**
   * A round's questions.
   *
   * @param name the prefix of identities
   * @param repository {@code owner/name}
   * @param complete what was over when it was read; grows
   */
  GitHubRuns(String name, String repository, Api api, PollRound round, Set<String> complete) {
    this.name = name;
    this.repository = repository;
    this.api = api;
    this.round = round;
    this.complete = complete;
  }

  /** What was taken since the last time is kept by the round. */
  void kept() {
    complete.addAll(over);
    over.clear();
  }

  /**
   * Takes the runs that were created in a stretch of time, both ends included. A search shows a
   * thousand at most: a stretch that holds more is halved.
   */
  void created(Instant from, Instant to, Predicate<JsonNode> which)
      throws IOException, InterruptedException, Unavailable {
    String path =
        "repos/%s/actions/runs?created=%s..%s&per_page=%d".formatted(repository, from, to, PAGE);
    Pages pages = new Pages(api, path);
    Api.Answer answer = pages.next();
    Instant middle =
        from.plus(Duration.between(from, to).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
    if (answer.body().path("total_count").asInt(0) > MOST && middle.isAfter(from)) {
      created(from, middle, which);
      created(middle, to, which);
      return;
    }
    while (true) {
      for (JsonNode run : answer.list("workflow_runs")) {
        if (which.test(run)) {
          attempts(run);
        }
      }
      if (!pages.hasNext()) {
        return;
      }
      answer = pages.next();
    }
  }

  /** Those that were not over when they were last seen, however long ago they were created. */
  void again() throws IOException, InterruptedException, Unavailable {
    List<Long> ids = new ArrayList<>();
    round.cursor().withObject("/open").path(repository).forEach(id -> ids.add(id.asLong()));
    for (long id : ids) {
      try {
        attempts(run("repos/%s/actions/runs/%d".formatted(repository, id), id));
      } catch (Api.Absent e) {
        if (!e.isGone()) {
          throw e;
        }
        remember(id, true);
      }
    }
  }

  private JsonNode run(String path, long id) throws IOException, InterruptedException {
    JsonNode run = api.get(path).body();
    if (run.path("id").asLong(0) != id) {
      throw new IOException("an answer that is not about run " + id);
    }
    return run;
  }

  /** A search shows the newest attempt of a run; the ones before are asked for once. */
  private void attempts(JsonNode run) throws IOException, InterruptedException, Unavailable {
    long id;
    int newest;
    try {
      id = JsonEvidence.requiredId(run, "id");
      newest = newest(run);
    } catch (IllegalArgumentException e) {
      round.take(new Reading.Rejected(FailureText.of(e)), "runs of " + repository);
      return;
    }
    for (int attempt = 1; attempt <= newest; attempt++) {
      String path = "repos/%s/actions/runs/%d/attempts/%d".formatted(repository, id, attempt);
      if (attempt < newest && complete.contains(path)) {
        continue;
      }
      try {
        take(attempt == newest ? run : run(path, id), path);
        if (attempt < newest) {
          over.add(path);
        }
      } catch (Api.Absent e) {
        if (!e.isGone()) {
          throw e; // not shown now is not gone
        }
        remember(id, true);
        round.progress("%s attempt %d of run %d is gone".formatted(repository, attempt, id));
      }
    }
  }

  private static int newest(JsonNode run) {
    int newest = Math.max(1, JsonEvidence.count(run, "run_attempt", 1));
    if (newest > MOST_ATTEMPTS) {
      throw new IllegalArgumentException("a run_attempt that is impossible");
    }
    return newest;
  }

  private void take(JsonNode run, String path)
      throws IOException, InterruptedException, Unavailable {
    String known = path + " " + run.path("updated_at").asText();
    if (complete.contains(known) || isOverBeforeTheFirstDay(run)) {
      return; // nothing of it changes any more
    }
    round.take(read(run, jobs(path)), path);
    boolean isOver = isOver(run);
    remember(run.path("id").asLong(), isOver);
    if (isOver) {
      over.add(known);
    }
  }

  private Reading read(JsonNode run, JsonNode jobs) throws IOException, InterruptedException {
    GateCursor gates = new GateCursor(round.cursor(), repository);
    String key = run.path("id").asText() + "/" + Math.max(1, run.path("run_attempt").asInt(1));
    RunGates seen = new RunGates(gates.jobs(key), 0);
    RunAttempt attempt = new RunAttempt(run, Optional.of(jobs), seen);
    Reading reading = attempt.read(name, repository);
    if (!(reading instanceof Reading.Found found) || found.activities().isEmpty()) {
      return reading;
    }
    gates.saw(key, attempt.waiting());
    int approvals = seen.jobs().isEmpty() && attempt.mayHaveStood() ? approvals(attempt.id()) : 0;
    return approvals == 0
        ? reading
        : new RunAttempt(run, Optional.of(jobs), new RunGates(Set.of(), approvals))
            .read(name, repository);
  }

  /** How many approvals were asked for and answered. */
  private int approvals(long run) throws IOException, InterruptedException {
    try {
      return api.get("repos/%s/actions/runs/%d/approvals".formatted(repository, run)).list().size();
    } catch (Api.Absent e) {
      return 0; // an older server has no approvals
    }
  }

  private ArrayNode jobs(String path) throws IOException, InterruptedException {
    ArrayNode jobs = JsonNodeFactory.instance.arrayNode();
    Pages pages = new Pages(api, path + "/jobs?per_page=" + PAGE);
    while (pages.hasNext()) {
      pages.next().list("jobs").forEach(jobs::add);
    }
    return jobs;
  }

  /** Of a run that is repeated later, the attempts before are nobody's business. */
  private boolean isOverBeforeTheFirstDay(JsonNode run) {
    return isOver(run) && RepeatedRuns.changed(run).isBefore(round.since());
  }

  private static boolean isOver(JsonNode run) {
    return "completed".equalsIgnoreCase(run.path("status").asText());
  }

  private void remember(long id, boolean over) {
    ObjectNode open = round.cursor().withObject("/open");
    ArrayNode ids = JsonNodeFactory.instance.arrayNode();
    for (JsonNode one : open.path(repository)) {
      if (one.asLong() != id) {
        ids.add(one.asLong());
      }
    }
    if (!over) {
      ids.add(id);
    }
    open.set(repository, ids);
  }
}
