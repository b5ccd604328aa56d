package dev.makertime.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Record of a stretch of working time that counts as waiting, and of the wait that it is tallied
 * to. No two stretches of a person have a second in common.
 *
 * @param person id of whoever waited
 * @param waitId the id of the wait, which is the run's that was waited for
 * @param to not included
 */
public record CountedWait(String person, String waitId, Instant from, Instant to) {

  /**
   * Tallies seconds to waits.
   *
   * @param waited what counts as waiting
   * @param counted waits with what they are charged for; those that were not attended get nothing
   */
  static List<CountedWait> of(
      String person, Spans waited, Collection<MachineWaits.Counted> counted) {
    List<ClaimedTime> claims =
        counted.stream()
            .filter(MachineWaits.Counted::attended)
            .map(wait -> new ClaimedTime(wait.piece(), wait.start(), wait.chargedEnd()))
            .sorted(ClaimedTime.LAST_STARTED_FIRST)
            .toList();
    List<CountedWait> tallied = new ArrayList<>();
    Spans unclaimed = waited;
    for (ClaimedTime claim : claims) {
      Spans claimed = Spans.of(claim.start(), claim.end());
      Spans own = unclaimed.intersect(claimed);
      for (int i = 0; i < own.count(); i++) {
        tallied.add(
            new CountedWait(
                person,
                claim.piece().of().id(),
                Instant.ofEpochSecond(own.start(i)),
                Instant.ofEpochSecond(own.end(i))));
      }
      unclaimed = unclaimed.minus(claimed);
    }
    return tallied;
  }
}
