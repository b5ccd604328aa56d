package dev.makertime.analysis.platform;

import dev.makertime.analysis.platform.PlatformRun.Job;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Record of a job that failed, until it succeeded again.
 *
 * @param by the failed run that opened it
 * @param openedBy what set off the first try of that run
 * @param failures how many runs failed in it
 * @param closing the run that succeeded; absent while there is none
 * @param acts how often a person set off the job in it, also to close it
 * @param firstAct when somebody did first
 * @param isRetried whether the tool tried by itself before it was over
 */
public record Outage(
    Job job,
    PlatformRun by,
    RunTrigger openedBy,
    Instant opened,
    int failures,
    @Nullable PlatformRun closing,
    int acts,
    @Nullable Instant firstAct,
    boolean isRetried) {

  /** Lists who or what ended an outage. */
  public enum End {
    /** The tool, by another try. */
    MACHINE,
    /** A person. */
    PERSON,
    /** The next regular run. */
    NEXT_RUN,
    /** Nobody yet. */
    OPEN
  }

  public End end() {
    if (closing == null) {
      return End.OPEN;
    }
    if (acts > 0) {
      return End.PERSON;
    }
    return closing.trigger() == RunTrigger.RETRY_AUTO ? End.MACHINE : End.NEXT_RUN;
  }

  /** Calendar seconds until somebody acted. */
  public Optional<Double> secondsToAct() {
    return firstAct == null ? Optional.empty() : Optional.of(seconds(firstAct));
  }

  /** Calendar seconds until the job succeeded. */
  public Optional<Double> secondsToRestore() {
    return closing == null || closing.ended() == null
        ? Optional.empty()
        : Optional.of(seconds(closing.ended()));
  }

  private double seconds(Instant until) {
    return Duration.between(opened, until).toMillis() / 1_000.0;
  }
}
