package dev.makertime.collector.tool.github.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Decides when an attempt ran and when it stood, by the times of its jobs. Between two jobs it may
 * have waited for a runner or for an approval; only the first is a wait for a machine.
 */
record RunJobs(List<RunJob> all) {

  /** Below that, a pause is not worth a question; it is the attention span of the first policy. */
  private static final Duration LONG = Duration.ofMinutes(10);

  private record Pause(Instant from, Duration length) {
    boolean isLong() {
      return length.compareTo(LONG) >= 0;
    }
  }

  RunJobs {
    all = List.copyOf(all);
  }

  /** Those of this attempt. */
  static RunJobs of(JsonNode jobs, int attempt, Instant start) {
    return new RunJobs(
        StreamSupport.stream(jobs.spliterator(), false)
            .map(RunJob::new)
            .filter(job -> job.isOf(attempt, start))
            .toList());
  }

  /** When the first runner came. */
  Optional<Instant> began() {
    return JsonEvidence.earliest(taken().map(RunJob::started));
  }

  /** When the last of them was over, also of those that nobody took. */
  Optional<Instant> completed() {
    return JsonEvidence.latest(all.stream().map(RunJob::completed));
  }

  boolean isAtWork() {
    return all.stream().anyMatch(RunJob::isAtWork);
  }

  /** Jobs that stand before a gate now. */
  Stream<Long> waiting() {
    return all.stream().filter(RunJob::isWaiting).map(RunJob::id);
  }

  /** Whether nothing was at work for so long that a gate may be why. */
  boolean pausedLong(Instant start, @Nullable Instant end) {
    return pauses(start, end).stream().anyMatch(Pause::isLong);
  }

  /** What ran before the first gate, if there was any. */
  Optional<RunJobs> beforeGate(RunGates gates, Instant start, @Nullable Instant end) {
    List<RunJob> gated = all.stream().filter(job -> isGated(job, gates)).toList();
    if (!gated.isEmpty()) {
      Optional<Instant> opened =
          JsonEvidence.earliest(gated.stream().filter(RunJob::isTaken).map(RunJob::started));
      return Optional.of(
          new RunJobs(
              all.stream()
                  .filter(job -> !gated.contains(job) && isBefore(job.started(), opened))
                  .filter(job -> job.isTaken() || job.isAtWork())
                  .toList()));
    }
    return pauses(start, end).stream()
        .filter(pause -> gates.stood() || pause.isLong())
        .sorted(Comparator.comparing(Pause::length).reversed())
        .limit(gates.stood() ? 1 : gates.approvals())
        .map(Pause::from)
        .min(Comparator.naturalOrder())
        .map(from -> new RunJobs(taken().filter(job -> isOverBy(job, from)).toList()));
  }

  private static boolean isGated(RunJob job, RunGates gates) {
    return job.isWaiting() || (job.id() != RunGates.RUN && gates.jobs().contains(job.id()));
  }

  private static boolean isBefore(@Nullable Instant started, Optional<Instant> opened) {
    return started == null || opened.isEmpty() || started.isBefore(opened.get());
  }

  private static boolean isOverBy(RunJob job, Instant from) {
    Instant completed = job.completed();
    return completed != null && !completed.isAfter(from);
  }

  /** The stretches in which no runner was at work. */
  private List<Pause> pauses(Instant start, @Nullable Instant end) {
    List<RunJob> inOrder =
        taken()
            .filter(job -> job.started() != null)
            .sorted(Comparator.comparing(job -> Objects.requireNonNull(job.started())))
            .toList();
    List<Pause> pauses = new ArrayList<>();
    Instant busyUntil = start;
    for (RunJob job : inOrder) {
      add(pauses, busyUntil, job.started());
      Instant completed = job.completed();
      if (completed == null) {
        return pauses; // at work still
      }
      busyUntil = completed.isAfter(busyUntil) ? completed : busyUntil;
    }
    add(pauses, busyUntil, end);
    return pauses;
  }

  private static void add(List<Pause> pauses, Instant from, @Nullable Instant to) {
    if (to != null && from.isBefore(to)) {
      pauses.add(new Pause(from, Duration.between(from, to)));
    }
  }

  private Stream<RunJob> taken() {
    return all.stream().filter(RunJob::isTaken);
  }
}
