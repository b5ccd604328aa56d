package dev.makertime.model;

import dev.makertime.model.EngineerDay.Share;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Splits counted seconds by subject. */
final class SubjectSplit {
  private final SortedMap<String, Share> shares = new TreeMap<>();

  void meeting(Spans counted, List<ClaimedTime> claims) {
    split(counted, claims, seconds -> new Share(seconds, 0, 0));
  }

  void manual(Spans counted, List<ClaimedTime> claims) {
    split(counted, claims, seconds -> new Share(0, seconds, 0));
  }

  void waiting(Spans counted, List<ClaimedTime> claims) {
    split(counted, claims, seconds -> new Share(0, 0, seconds));
  }

  SortedMap<String, Share> shares() {
    return shares;
  }

  private void split(Spans counted, List<ClaimedTime> claims, LongFunction<Share> share) {
    Spans unclaimed = counted;
    for (ClaimedTime claim : claims.stream().sorted(ClaimedTime.LAST_STARTED_FIRST).toList()) {
      if (unclaimed.isEmpty()) {
        return;
      }
      Spans claimed = Spans.of(claim.start(), claim.end());
      long seconds = unclaimed.intersect(claimed).seconds();
      if (seconds > 0) {
        unclaimed = unclaimed.minus(claimed);
        shares.merge(claim.piece().subject(), share.apply(seconds), Share::plus);
      }
    }
  }
}
