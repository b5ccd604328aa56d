package dev.makertime.model;

import dev.makertime.model.EngineerDay.AfterHours;
import dev.makertime.model.EngineerDay.Share;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one person's day adds to their team's day, in whole seconds. Of an account that several
 * people use the evidence counts, and the working time does not. A newer contribution replaces the
 * older one; sums are recomputed and never changed in place.
 *
 * @param heads 1 for a member with working time or evidence, 0 for a quiet day off and for an
 *     account that several people use
 */
public record Contribution(
    int heads,
    long available,
    long meeting,
    long manual,
    long queue,
    long run,
    long resume,
    long technical,
    long focus,
    long waitUpper,
    AfterHours afterHours,
    SortedMap<String, Share> subjects,
    boolean provisional)
    implements DayAmounts {

  public Contribution {
    subjects = Collections.unmodifiableSortedMap(new TreeMap<>(subjects));
  }

  /**
   * What a day adds.
   *
   * @param shared whether several people use the account: it adds its evidence, but no working
   *     time, nothing that is left of it, and no head
   */
  public static Contribution of(EngineerDay day, boolean shared) {
    return new Contribution(
        !shared && (day.available() > 0 || day.hasEvidence()) ? 1 : 0,
        shared ? 0 : day.available(),
        day.meeting(),
        day.manual(),
        day.queue(),
        day.run(),
        day.resume(),
        shared ? 0 : day.technical(),
        shared ? 0 : day.focus(),
        day.waitUpper(),
        day.afterHours(),
        day.subjects(),
        day.provisional());
  }
}
