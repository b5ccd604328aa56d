package dev.makertime.reporter.live;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says against their own evidence: an activity of their own that holds against what
 * any source says, then and later.
 */
public final class Objection {
  /** How the ids of what people added themselves begin. */
  static final String OWN = "own/";

  private static final String LABEL = "objection";

  /** Nobody works by hand or meets for longer at a stretch: its end is another day's. */
  private static final Duration LONGEST = Duration.ofHours(16);

  private Objection() {}

  /** That a piece of evidence is wrong. It keeps what it was, for its person to see. */
  public static Activity wrong(Activity piece, Instant now) {
    return said(piece, now, labels(piece, "wrong"), true);
  }

  /** That it was right after all. */
  public static Activity right(Activity piece, Instant now) {
    return said(piece, now, labels(piece, null), false);
  }

  private static Activity said(
      Activity piece, Instant now, Map<String, String> labels, boolean retracted) {
    return new Activity(
        piece.id(),
        revision(piece, now),
        piece.identity(),
        piece.kind(),
        piece.start(),
        piece.began(),
        piece.end(),
        piece.effort(),
        piece.subject(),
        labels,
        retracted);
  }

  /**
   * That something is missing.
   *
   * @throws IllegalArgumentException when it cannot have been so, with the field
   */
  public static Activity missing(
      String identity,
      ActivityKind kind,
      Instant start,
      Instant end,
      @Nullable String subject,
      Instant now) {
    if (kind == ActivityKind.PRESENCE) {
      throw new IllegalArgumentException("kind must be meeting, manual, wait or absence");
    }
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("end is not after start");
    }
    boolean isWork = kind == ActivityKind.MEETING || kind == ActivityKind.MANUAL;
    if (isWork && Duration.between(start, end).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "end is more than 16 hours after start: is it of the day that was meant?");
    }
    return new Activity(
        OWN + UUID.randomUUID(),
        Activity.CORRECTIONS_FROM + now.toEpochMilli(),
        identity,
        kind,
        start,
        kind == ActivityKind.WAIT ? start : null,
        end,
        null,
        subject,
        Map.of(LABEL, "added"),
        false);
  }

  private static Map<String, String> labels(Activity piece, @Nullable String objection) {
    Map<String, String> labels = new TreeMap<>(piece.labels());
    labels.remove(LABEL);
    if (objection != null) {
      labels.put(LABEL, objection);
    }
    return labels;
  }

  /** Above what holds, and above what any source says. */
  private static long revision(Activity piece, Instant now) {
    return Math.max(Activity.CORRECTIONS_FROM + now.toEpochMilli(), piece.revision() + 1);
  }
}
