package dev.makertime.model;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Sums of one or more days, in seconds; {@code meeting + manual + queue + run + resume + technical
 * + rest = available}.
 *
 * @param available working time that was there
 * @param queue waiting for a machine that has not begun
 * @param run waiting for a machine at work
 * @param resume finding back after a long wait
 * @param technical what is left of the working time
 * @param focus technical seconds in stretches of at least the policy's focus block
 * @param waitUpper the upper end of the range whose lower end is {@link #waiting}
 * @param afterHours meetings and manual work outside working time
 * @param rest parts of few people and technical work, not shown separately; 0 where nothing is
 *     withheld
 * @param withheld the figures beside the parts that lack something of few people; what is there of
 *     them is 0 or was published before
 */
public record TimeSums(
    long available,
    long meeting,
    long manual,
    long queue,
    long run,
    long resume,
    long technical,
    long focus,
    long waitUpper,
    long afterHours,
    long rest,
    Set<Extra> withheld) {

  /** Lists the figures that are no parts of the working time of their own. */
  public enum Extra {
    FOCUS,
    /** The upper end of waiting. */
    WAIT_UPPER,
    AFTER_HOURS
  }

  public static final TimeSums NONE = new TimeSums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Sums as they were before it was kept which figures are withheld. */
  public TimeSums {
    withheld = Set.copyOf(Objects.requireNonNullElse(withheld, Set.of()));
  }

  /** Sums whose parts are all shown separately. */
  public TimeSums(
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
    this(
        available,
        meeting,
        manual,
        queue,
        run,
        resume,
        technical,
        focus,
        waitUpper,
        afterHours,
        0,
        Set.of());
  }

  /** The sum over days of any kind. One object for all of them: team days are summed often. */
  public static <D> TimeSums sum(Collection<D> days, Function<D, TimeSums> of) {
    long[] sums = new long[11];
    Set<Extra> withheld = EnumSet.noneOf(Extra.class);
    for (D day : days) {
      TimeSums one = of.apply(day);
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
      sums[10] += one.rest;
      withheld.addAll(one.withheld);
    }
    return new TimeSums(
        sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9],
        sums[10], withheld);
  }

  /** The same with the rest as technical work, and nothing that is known to be withheld. */
  public TimeSums withoutRest() {
    return new TimeSums(
        available,
        meeting,
        manual,
        queue,
        run,
        resume,
        technical + rest,
        focus,
        waitUpper,
        afterHours);
  }

  /** The same, of which other figures beside the parts are withheld. */
  public TimeSums withholding(Set<Extra> extras) {
    return new TimeSums(
        available,
        meeting,
        manual,
        queue,
        run,
        resume,
        technical,
        focus,
        waitUpper,
        afterHours,
        rest,
        extras);
  }

  /** The lower end of what waiting cost: queue + run + resume. */
  public long waiting() {
    return queue + run + resume;
  }
}
