package dev.makertime.collector.tool.gitlab.payload;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a pipeline's author began to see it run and had to wait no longer. The author waits
 * for automatic jobs only. What runs behind a manual gate is waited for by whoever opened it. A job
 * that no runner ever took is waited for until it gave up, but it never ran.
 */
final class AuthorWait {
  private final Instant created;
  private final @Nullable String status;
  private final @Nullable Instant finished;
  private final List<TimedJob> automatic;
  private final List<TimedJob> manual;

  /**
   * A reader of one pipeline's jobs.
   *
   * @param created when the wait begins
   * @param finished when the pipeline says that it was over
   */
  AuthorWait(
      Instant created, @Nullable String status, @Nullable Instant finished, List<TimedJob> jobs) {
    this.created = created;
    this.status = status;
    this.finished = finished;
    automatic = jobs.stream().filter(job -> !job.isManual()).toList();
    manual = jobs.stream().filter(TimedJob::isManual).toList();
  }

  /** When a runner first took an automatic job, if one did while the author still waited. */
  @Nullable Instant began() {
    Instant end = end();
    return automatic.stream()
        .map(TimedJob::started)
        .filter(started -> started != null && (end == null || !started.isAfter(end)))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** When the last automatic job was over, or null while one may still come. */
  @Nullable Instant end() {
    Instant last = lastFinish();
    if (PipelineHook.isOver(status)) {
      return notBefore(last != null || !manual.isEmpty() ? last : finished);
    }
    return PipelineHook.isAtGate(status) || isGatePassed(last) ? notBefore(last) : null;
  }

  /** The last finish of all that is known to be over, or null while anything known runs. */
  @Nullable Instant endOfWhatIsKnown() {
    boolean runs =
        automatic.stream().anyMatch(job -> job.started() != null && job.finished() == null);
    return runs ? null : lastFinish();
  }

  private Instant notBefore(@Nullable Instant end) {
    return end == null || end.isBefore(created) ? created : end;
  }

  private @Nullable Instant lastFinish() {
    return Stream.concat(
            Stream.ofNullable(lastFinishOfThoseThatRan()),
            automatic.stream().filter(this::gaveUp).map(TimedJob::finished))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * The last finish of jobs that ran before the pipeline stood still until a person played a manual
   * job.
   */
  private @Nullable Instant lastFinishOfThoseThatRan() {
    List<TimedJob> begun =
        automatic.stream()
            .filter(job -> job.started() != null)
            .sorted(Comparator.comparing(job -> Objects.requireNonNull(job.started())))
            .toList();
    Instant end = null;
    for (TimedJob job : begun) {
      if (isBehindGate(job, end)) {
        return end;
      }
      Instant over = job.finished();
      end = end == null || (over != null && over.isAfter(end)) ? over : end;
    }
    return end;
  }

  /**
   * Whether a manual job was played between the end of earlier jobs and the queueing of this one.
   */
  private boolean isBehindGate(TimedJob job, @Nullable Instant end) {
    Instant started = Objects.requireNonNull(job.started());
    Instant from = end == null ? created : end;
    Instant queued = job.job().queuedDuration() == null ? null : started.minus(job.job().queued());
    return manual.stream()
        .map(TimedJob::started)
        .anyMatch(
            played ->
                played != null
                    && !played.isBefore(from)
                    && !played.isAfter(started)
                    && (queued == null || end != null || !queued.isBefore(played)));
  }

  /**
   * Whether no runner ever took it, and the author waited until it was over. What stands behind a
   * gate is canceled with the pipeline, however late, and nobody waited for it.
   */
  private boolean gaveUp(TimedJob job) {
    if (job.started() != null || job.finished() == null) {
      return false;
    }
    Stream<TimedJob> before = manual.stream().filter(gate -> gate.isBefore(job));
    return switch (String.valueOf(job.job().status())) {
      case "failed", "failure" -> before.noneMatch(gate -> gate.started() != null);
      case "canceled", "cancelled" ->
          before.noneMatch(gate -> gate.started() != null || job.job().queuedDuration() == null);
      default -> false;
    };
  }

  /** Whether all started jobs had ended when the first manual job was played. */
  private boolean isGatePassed(@Nullable Instant end) {
    Instant played =
        manual.stream()
            .map(TimedJob::started)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return end != null
        && played != null
        && !end.isAfter(played)
        && automatic.stream().noneMatch(job -> wasRunningAt(job, played));
  }

  private static boolean wasRunningAt(TimedJob job, Instant instant) {
    Instant started = job.started();
    Instant finished = job.finished();
    return started != null
        && started.isBefore(instant)
        && (finished == null || finished.isAfter(instant));
  }
}
