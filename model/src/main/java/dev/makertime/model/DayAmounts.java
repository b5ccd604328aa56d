package dev.makertime.model;

import dev.makertime.model.EngineerDay.AfterHours;

/**
 * Seconds of a day by what they went to: of a person, of what a person adds to a team, of a team.
 */
public interface DayAmounts {
  long available();

  long meeting();

  long manual();

  long queue();

  long run();

  long resume();

  long technical();

  long focus();

  long waitUpper();

  AfterHours afterHours();

  /** The amounts alone, to be added up. */
  default TimeSums amounts() {
    return new TimeSums(
        available(),
        meeting(),
        manual(),
        queue(),
        run(),
        resume(),
        technical(),
        focus(),
        waitUpper(),
        afterHours().total());
  }

  /** The lower end of what waiting cost: queue + run + resume. */
  default long waiting() {
    return queue() + run() + resume();
  }
}
