package dev.makertime.collector.source.gitlab;

import dev.makertime.collector.source.gitlab.PipelineHook.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A job whose times have been read, once: reading them is most of what a pipeline costs. */
record TimedJob(
    Job job, @Nullable Instant created, @Nullable Instant started, @Nullable Instant finished) {

  static TimedJob of(Job job) {
    return new TimedJob(job, job.created(), job.started(), job.finished());
  }

  boolean isManual() {
    return job.isManual();
  }
}
