package dev.makertime.analysis.report;

import dev.makertime.model.Contribution;

/** Adds up days, in seconds. */
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

  Totals plus(Contribution day) {
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
