package dev.makertime.analysis.explain;

import dev.makertime.model.CountingPolicy;
import dev.makertime.model.EngineerDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains a day in plain sentences: which waits do not count and why, how much of a long wait
 * counts, and whether figures are provisional.
 */
public final class DayNotes {
  private DayNotes() {}

  /**
   * Explains a day.
   *
   * @param policy of whose day it is
   * @return empty if there is nothing to explain
   */
  public static List<String> of(EngineerDay day, CountingPolicy policy) {
    List<String> notes = new ArrayList<>();
    if (day.waits() > 0) {
      notes.add(
          day.waits() == 1
              ? "1 wait for a machine began in working time."
              : "%d waits for machines began in working time.".formatted(day.waits()));
    }
    if (day.unattended() > 0) {
      notes.add(
          "%s %s not count: unattended, since other work was done meanwhile."
              .formatted(some(day.unattended(), day), day.unattended() == 1 ? "does" : "do"));
    }
    if (day.longWaits() > 0) {
      notes.add(
          "%s %s long: only the first %s count, and up to %s to resume the work."
              .formatted(
                  some(day.longWaits(), day),
                  day.longWaits() == 1 ? "was" : "were",
                  minutes(policy.attention()),
                  minutes(policy.resumption())));
    }
    if (day.provisional()) {
      notes.add("These figures are provisional: the day, or some evidence in it, is not over yet.");
    }
    return List.copyOf(notes);
  }

  private static String some(int waits, EngineerDay day) {
    return day.waits() == 1 ? "It" : waits + " of them";
  }

  private static String minutes(Duration time) {
    return time.toSecondsPart() == 0
        ? time.toMinutes() + " min"
        : "%d:%02d min".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
