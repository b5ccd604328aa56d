package dev.makertime.model;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Record of which of a person's waits count, and which of these were attended, as the whole
 * evidence says. A day that is computed again from changed evidence can take it as given: whoever
 * turned to something else during a long run is not held to have sat through a short one.
 */
public final class Attendance {
  private record Wait(String identity, String id) {}

  private final Map<Wait, Boolean> counted = new HashMap<>();

  private Attendance() {}

  /**
   * Judges all waits of a person.
   *
   * @param inForce the person's evidence of all days, one version of each thing
   * @param asOf nothing at or after this instant counts
   */
  public static Attendance of(Person person, Collection<Activity> inForce, Instant asOf) {
    Attendance attendance = new Attendance();
    for (MachineWaits.Counted wait :
        new MachineWaits(person, new Evidence(inForce, asOf), null).counted) {
      attendance.counted.put(of(wait.piece().of()), wait.attended());
    }
    return attendance;
  }

  /** Whether a wait, or what became of it, counts and was attended. */
  public boolean isAttended(Activity wait) {
    return counted.getOrDefault(of(wait), false);
  }

  private static Wait of(Activity wait) {
    return new Wait(wait.identity(), wait.id());
  }
}
