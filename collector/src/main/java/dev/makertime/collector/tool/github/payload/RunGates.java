package dev.makertime.collector.tool.github.payload;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Gates at which a run stood, such as an environment's approval. Once a gate is passed, the run and
 * its jobs do not show it any more.
 *
 * @param jobs that were seen to stand before one; {@link #RUN} where the run stood and no job said
 *     so
 * @param approvals number of approvals that were asked for and answered, not negative
 * @param since when a webhook reported that an approval was asked for, if one did
 */
public record RunGates(Set<Long> jobs, int approvals, Optional<Instant> since) {
  static final RunGates NONE = new RunGates(Set.of(), 0);

  /** In place of a job. */
  static final long RUN = 0;

  public RunGates {
    jobs = Set.copyOf(jobs);
  }

  /** Gates of which no hook told. */
  public RunGates(Set<Long> jobs, int approvals) {
    this(jobs, approvals, Optional.empty());
  }

  /** Gates of which a webhook reported when the approval was asked for. */
  static RunGates since(Instant asked) {
    return new RunGates(Set.of(), 0, Optional.of(asked));
  }

  /** Whether it was seen to stand without a job that said so. */
  boolean stood() {
    return jobs.contains(RUN);
  }
}
