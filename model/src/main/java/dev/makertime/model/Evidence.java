package dev.makertime.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sorts a person's evidence by kind, as it was known at an instant. Evidence that starts later is
 * left out; evidence that is open or ends later is cut off at the instant.
 */
final class Evidence {

  /** One activity in epoch seconds. */
  record Piece(Activity of, long start, long end) {
    String subject() {
      String subject = of.subject();
      return subject == null ? "unspecified" : subject;
    }
  }

  final long asOf;
  final List<Piece> meetings = new ArrayList<>();
  final List<Piece> manualSpans = new ArrayList<>();
  final List<Piece> instants = new ArrayList<>();
  final List<Piece> waits = new ArrayList<>();
  final Spans absences;

  /** When the person was seen to act, sorted. */
  private final long[] acts;

  Evidence(Collection<Activity> activities, Instant asOfInstant) {
    asOf = asOfInstant.getEpochSecond();
    Spans.Union away = new Spans.Union();
    long[] seen = new long[activities.size()];
    int n = 0;
    for (Activity activity : activities) {
      Instant start = activity.start();
      ActivityKind kind = activity.kind();
      if (start == null || kind == null || start.getEpochSecond() >= asOf) {
        continue;
      }
      Piece piece = new Piece(activity, start.getEpochSecond(), end(activity.end()));
      switch (kind) {
        case MEETING -> meetings.add(piece);
        case WAIT -> waits.add(piece);
        case ABSENCE -> away.add(piece.start, piece.end);
        case MANUAL -> {
          (activity.isInstant() ? instants : manualSpans).add(piece);
          seen[n++] = piece.start;
        }
        case PRESENCE -> seen[n++] = piece.start;
      }
    }
    absences = away.toSpans();
    acts = Arrays.copyOf(seen, n);
    Arrays.sort(acts);
    instants.sort(java.util.Comparator.comparingLong(Piece::start));
  }

  /** Whether the person acted after one second and before another. */
  boolean actedBetween(long after, long before) {
    int at = Arrays.binarySearch(acts, after + 1);
    int next = at >= 0 ? at : -at - 1;
    return next < acts.length && acts[next] < before;
  }

  private long end(@Nullable Instant end) {
    return end == null ? asOf : Math.min(end.getEpochSecond(), asOf);
  }
}
