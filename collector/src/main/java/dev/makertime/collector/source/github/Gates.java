package dev.makertime.collector.source.github;

import java.util.Set;

/**
 * What is known of the gates of a run, such as an approval that an environment wants. Once one is
 * over, the run and its jobs do not show it any more.
 *
 * @param jobs that were seen to stand before one
 * @param approvals how often somebody was asked and answered, not negative
 */
record Gates(Set<Long> jobs, int approvals) {
  static final Gates NONE = new Gates(Set.of(), 0);

  Gates {
    jobs = Set.copyOf(jobs);
  }
}
