package dev.makertime.collector.tool.gitlab.payload;

import dev.makertime.collector.tool.gitlab.payload.PipelineHook.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Record of a job with parsed times: parsing them is most of the work of a pipeline. */
record TimedJob(
    Job job, @Nullable Instant created, @Nullable Instant started, @Nullable Instant finished) {

  static TimedJob of(Job job) {
    return new TimedJob(job, job.created(), job.started(), job.finished());
  }

  boolean isManual() {
    return job.isManual();
  }

  /** Whether it stands before another in the pipeline: jobs are numbered stage by stage. */
  boolean isBefore(TimedJob other) {
    Long mine = job.id();
    Long theirs = other.job.id();
    return mine != null && theirs != null && mine < theirs;
  }

  /**
   * When it was played or retried by hand; null if it was not, or if the time is not known. A try
   * again is numbered when it is asked for, a manual job with its pipeline.
   */
  @Nullable Instant played() {
    if (started != null) {
      boolean unknown = job.queuedDuration() == null && job.isTriedAgain() && created != null;
      return unknown ? created : started.minus(job.queued());
    }
    if (job.isTriedAgain()) {
      return created;
    }
    // no runner ever took it: it was queued from when it was played until it gave up
    boolean gaveUp = PipelineHook.isOver(job.status()) && !job.queued().isZero();
    Instant asked = finished == null || !gaveUp ? null : finished.minus(job.queued());
    return asked == null || (created != null && asked.isBefore(created)) ? null : asked;
  }
}
