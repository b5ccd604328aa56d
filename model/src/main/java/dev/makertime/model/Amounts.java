package dev.makertime.model;

import java.util.Collection;
import java.util.function.Function;

/**
 * Sums of one or more days, in seconds; {@code meeting + manual + queue + run + resume + technical
 * = available}.
 *
 * @param available working time that was there
 * @param queue waiting for a machine that has not begun
 * @param run waiting for a machine at work
 * @param resume finding back after a long wait
 * @param technical what is left of the working time
 * @param focus technical seconds in stretches of at least the policy's focus block
 * @param waitUpper the upper end of the range whose lower end is {@link #waiting}
 * @param afterHours meetings and manual work outside working time
 */
public record Amounts(
    long available,
    long meeting,
    long manual,
    long queue,
    long run,
    long resume,
    long technical,
    long focus,
    long waitUpper,
    long afterHours) {

  public static final Amounts NONE = new Amounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** The sum over days of any kind. One object for all of them: team days are summed often. */
  public static <D> Amounts sum(Collection<D> days, Function<D, Amounts> of) {
    long[] sums = new long[10];
    for (D day : days) {
      Amounts one = of.apply(day);
      sums[0] += one.available;
      sums[1] += one.meeting;
      sums[2] += one.manual;
      sums[3] += one.queue;
      sums[4] += one.run;
      sums[5] += one.resume;
      sums[6] += one.technical;
      sums[7] += one.focus;
      sums[8] += one.waitUpper;
      sums[9] += one.afterHours;
    }
    return new Amounts(
        sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9]);
  }

  /** The lower end of what waiting cost: queue + run + resume. */
  public long waiting() {
    return queue + run + resume;
  }
}
