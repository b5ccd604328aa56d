package dev.makertime.collector.tool.github.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.JsonEvidence;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds old runs that were started again. GitHub allows it for thirty days, and a repeated run
 * keeps the time of its creation, by which alone runs can be searched. So once an hour the runs of
 * thirty days are listed, and those are read that changed since: a question for each hundred runs.
 *
 * @param runs of the repository
 * @param repository {@code owner/name}
 */
record RepeatedRuns(GitHubRuns runs, String repository) {
  private static final Duration REPEATABLE = Duration.ofDays(30);
  private static final Duration EVERY = Duration.ofHours(1);

  /** Clocks differ, and a change may be shown late. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /**
   * Looks again, if it is time.
   *
   * @param until from when on all runs are read anyway
   */
  void read(PollRound round, Instant until) throws IOException, InterruptedException, Unavailable {
    ObjectNode looked = round.cursor().withObject("/repeated");
    String last = JsonEvidence.text(looked, repository);
    Instant before = last == null ? round.since() : round.notAhead(Instant.parse(last));
    boolean isAhead = last != null && Instant.parse(last).isAfter(round.now());
    if (last != null && !isAhead && round.now().isBefore(before.plus(EVERY))) {
      return;
    }
    Instant from = before.minus(OVERLAP).minus(REPEATABLE);
    Predicate<JsonNode> which = last == null ? RepeatedRuns::isRepeated : run -> true;
    if (from.isBefore(round.since())) {
      look(from, round.since(), before, which);
      from = round.since();
    }
    look(from, until, before, which);
    looked.put(repository, round.now().truncatedTo(ChronoUnit.SECONDS).toString());
    round.commit();
    runs.kept();
  }

  private void look(Instant from, Instant to, Instant since, Predicate<JsonNode> which)
      throws IOException, InterruptedException, Unavailable {
    if (from.isBefore(to)) {
      Instant earliest = since.minus(OVERLAP);
      runs.created(from, to, run -> which.test(run) && !changed(run).isBefore(earliest));
    }
  }

  /** The first look is at all the past, of which every run was read once. */
  private static boolean isRepeated(JsonNode run) {
    return run.path("run_attempt").asInt(1) > 1;
  }

  /** Its last change; one that cannot be read has to be looked at. */
  static Instant changed(JsonNode run) {
    try {
      return JsonEvidence.latest(
              Stream.of("updated_at", "run_started_at").map(field -> JsonEvidence.time(run, field)))
          .orElse(Instant.MAX);
    } catch (DateTimeException e) {
      return Instant.MAX;
    }
  }
}
