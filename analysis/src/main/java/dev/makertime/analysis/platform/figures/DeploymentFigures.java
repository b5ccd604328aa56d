package dev.makertime.analysis.platform.figures;

import dev.makertime.analysis.platform.Spread;
import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.Proportion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what DORA's keys say of deployments to production. They rest on deployments alone: what was
 * found broken in another way is not known.
 *
 * @param deployments how many succeeded
 * @param changeFailure how many of those that are over failed or were rolled back
 * @param timeToRestore from a failure to the next success
 * @param handFree how many needed no hand, of those of which it is told
 * @param flags {@code NO_INCIDENT_SOURCE}
 */
public record DeploymentFigures(
    int deployments,
    double perWeek,
    Proportion changeFailure,
    Spread timeToRestore,
    HandFree handFree,
    List<String> flags) {

  /**
   * Holds how many deployments needed no hand.
   *
   * @param untold of how many it is not told what set them off
   */
  public record HandFree(
      int numerator,
      int denominator,
      @Nullable Double share,
      @Nullable Interval interval,
      int untold) {}

  public DeploymentFigures {
    flags = List.copyOf(flags);
  }
}
