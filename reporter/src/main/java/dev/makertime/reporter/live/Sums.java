package dev.makertime.reporter.live;

import dev.makertime.model.TeamDay;

/** Sums of days, in seconds; the parts of {@code available} add up to it. */
public record Sums(
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
  static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  Sums plus(TeamDay day) {
    return new Sums(
        available + day.available(),
        meeting + day.meeting(),
        manual + day.manual(),
        queue + day.queue(),
        run + day.run(),
        resume + day.resume(),
        technical + day.technical(),
        focus + day.focus(),
        waitUpper + day.waitUpper(),
        afterHours + day.afterHours().meeting() + day.afterHours().manual());
  }
}
