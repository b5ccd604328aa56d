package dev.makertime.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes up evidence of a few days around one, of every kind, with overlaps and open ends. */
final class RandomEvidence {
  static final LocalDate DAY = LocalDate.parse("2026-03-04");
  static final Instant LATER = Instant.parse("2026-03-20T00:00:00Z");

  private static final String[] SUBJECTS = {"data/churn", "data/pricing"};

  private final Random random;

  RandomEvidence(Random random) {
    this.random = random;
  }

  /** Closed activities of one identity, each with an id of its own. */
  List<Activity> closed(String identity, int count) {
    List<Activity> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(activity(identity, "a" + i, random.nextInt(240)));
    }
    return all;
  }

  Activity activity(String identity, String id, int minutes) {
    ActivityKind[] kinds = ActivityKind.values();
    ActivityKind kind = kinds[random.nextInt(kinds.length)];
    Instant start = start();
    boolean isInstant =
        kind == ActivityKind.PRESENCE || (kind == ActivityKind.MANUAL && random.nextBoolean());
    Instant end = isInstant ? start : start.plusSeconds(60L * minutes);
    Instant began =
        kind == ActivityKind.WAIT ? start.plusSeconds(random.nextInt(1 + 60 * minutes)) : null;
    String subject = random.nextInt(3) == 0 ? null : SUBJECTS[random.nextInt(2)];
    return of(identity, id, kind, start, began, end, subject);
  }

  /** On the day or the one before it. */
  Instant start() {
    return DAY.minusDays(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .plusSeconds(random.nextInt(2 * 86_400));
  }

  static Activity of(
      String identity,
      String id,
      ActivityKind kind,
      Instant start,
      @Nullable Instant began,
      @Nullable Instant end,
      @Nullable String subject) {
    return new Activity(id, 0, identity, kind, start, began, end, null, subject, Map.of(), false);
  }
}
