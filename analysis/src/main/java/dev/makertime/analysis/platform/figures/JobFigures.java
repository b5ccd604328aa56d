package dev.makertime.analysis.platform.figures;

import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.PlatformRun.Job;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.analysis.platform.Spread;
import dev.makertime.analysis.statistics.Proportion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the runs of a job took, and how long people waited there.
 *
 * @param runs that were asked for in the period
 * @param failedShare of those that succeeded or failed; absent where none did
 * @param queue from the request to a machine
 * @param run from a machine to the end
 * @param waitedSeconds that people were counted as waiting while it ran; absent where these are too
 *     few people
 * @param suppressed whether these are too few people
 */
public record JobFigures(
    String source,
    String subject,
    String job,
    int runs,
    @Nullable Double failedShare,
    Spread.Wide queue,
    Spread.Wide run,
    @Nullable Long waitedSeconds,
    boolean suppressed) {

  /**
   * Figures of all jobs with runs in a period, by source, subject and job.
   *
   * @param suppressed jobs of which it is not told how long people waited there
   */
  static List<JobFigures> of(
      RunTree tree, WaitedJobs waited, Instant from, Instant to, Set<Job> suppressed) {
    List<JobFigures> figures = new ArrayList<>();
    Map<Job, List<PlatformRun>> byJob =
        RunTree.byJob(tree.all().stream().filter(run -> run.isCreatedIn(from, to)).toList());
    byJob.forEach(
        (job, runs) -> {
          boolean isSuppressed = suppressed.contains(job);
          int failed = (int) runs.stream().filter(PlatformRun::isFailed).count();
          int succeeded = (int) runs.stream().filter(PlatformRun::isSuccess).count();
          figures.add(
              new JobFigures(
                  job.source(),
                  job.subject(),
                  job.job(),
                  runs.size(),
                  Proportion.of(failed, failed + succeeded).share(),
                  Spread.Wide.of(told(runs, PlatformRun::queueSeconds)),
                  Spread.Wide.of(told(runs, PlatformRun::runSeconds)),
                  isSuppressed ? null : waited.seconds(job),
                  isSuppressed));
        });
    return figures;
  }

  Job ofJob() {
    return new Job(source, subject, job);
  }

  private static List<Double> told(
      List<PlatformRun> runs, Function<PlatformRun, Optional<Double>> seconds) {
    return runs.stream().flatMap(run -> seconds.apply(run).stream()).toList();
  }
}
