package dev.makertime.reporter.report;

import dev.makertime.model.EngineerDay;

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

  /** The lower end of what waiting cost. */
  public long waiting() {
    return queue + run + resume;
  }

  Totals plus(EngineerDay day) {
    return plus(day, day.available(), day.technical(), day.focus());
  }

  /** A shared account's evidence counts, its working time is nobody's. */
  Totals plusShared(EngineerDay day) {
    return plus(day, 0, 0, 0);
  }

  private Totals plus(EngineerDay day, long hours, long rest, long undisturbed) {
    return new Totals(
        available + hours,
        meeting + day.meeting(),
        manual + day.manual(),
        queue + day.queue(),
        run + day.run(),
        resume + day.resume(),
        technical + rest,
        focus + undisturbed,
        waitUpper + day.waitUpper(),
        afterHours + day.afterHours().meeting() + day.afterHours().manual(),
        provisional || day.provisional());
  }
}
