package dev.makertime.analysis.replay;

import dev.makertime.model.ActivityKind;
import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EngineerDay.AfterHours;
import java.util.Collection;
import java.util.Set;

/**
 * Sums of the days of an organization's people, in seconds: {@code meeting + manual + queue + run +
 * resume + technical = available}, unless several people use an account. Such an account adds its
 * evidence, and neither working time nor what is left of it.
 */
public record ReplayAmounts(
    long available,
    long meeting,
    long manual,
    long queue,
    long run,
    long resume,
    long technical,
    long focus,
    long focusBlocks,
    long waitUpper,
    AfterHours afterHours) {

  /**
   * Sums days.
   *
   * @param days of people of the organization
   * @param shared accounts that several people use
   */
  static ReplayAmounts of(Collection<EngineerDay> days, Set<String> shared) {
    long[] sums = new long[12];
    for (EngineerDay day : days) {
      boolean isShared = shared.contains(day.person());
      Contribution one = Contribution.of(day, isShared);
      sums[0] += one.available();
      sums[1] += one.meeting();
      sums[2] += one.manual();
      sums[3] += one.queue();
      sums[4] += one.run();
      sums[5] += one.resume();
      sums[6] += one.technical();
      sums[7] += one.focus();
      sums[8] += isShared ? 0 : day.focusBlocks();
      sums[9] += one.waitUpper();
      sums[10] += one.afterHours().meeting();
      sums[11] += one.afterHours().manual();
    }
    return new ReplayAmounts(
        sums[0],
        sums[1],
        sums[2],
        sums[3],
        sums[4],
        sums[5],
        sums[6],
        sums[7],
        sums[8],
        sums[9],
        new AfterHours(sums[10], sums[11]));
  }

  /** What evidence of a kind comes to; nothing of a kind that takes no time. */
  long of(ActivityKind kind) {
    return switch (kind) {
      case MEETING -> meeting;
      case MANUAL -> manual;
      case WAIT -> queue + run + resume;
      default -> 0;
    };
  }

  /** Waiting of all three kinds. */
  long waited() {
    return queue + run + resume;
  }
}
