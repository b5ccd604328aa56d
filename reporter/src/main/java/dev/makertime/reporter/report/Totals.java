package dev.makertime.reporter.report;

import dev.makertime.model.EngineerDay;
import java.util.Collection;

/** Sums of days, in seconds. */
public record Totals(
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
    boolean provisional) {

  public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false);

  public static Totals of(Collection<EngineerDay> days) {
    Totals sum = NONE;
    for (EngineerDay day : days) {
      sum = sum.plus(day);
    }
    return sum;
  }

  /** The lower end of what waiting cost. */
  public long waiting() {
    return queue + run + resume;
  }

  private Totals plus(EngineerDay day) {
    return new Totals(
        available + day.available(),
        meeting + day.meeting(),
        manual + day.manual(),
        queue + day.queue(),
        run + day.run(),
        resume + day.resume(),
        technical + day.technical(),
        focus + day.focus(),
        waitUpper + day.waitUpper(),
        afterHours + day.afterHours().meeting() + day.afterHours().manual(),
        provisional || day.provisional());
  }
}
