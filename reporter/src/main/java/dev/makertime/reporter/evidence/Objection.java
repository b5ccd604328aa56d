package dev.makertime.reporter.evidence;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.ActivityVersions;
import dev.makertime.model.EvidenceAuthor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Creates corrections of evidence by the person concerned. A correction is an activity that takes
 * precedence over every source, then and later.
 */
public final class Objection {
  /** How the ids of what people added themselves begin. */
  static final String OWN = "own/";

  private static final int MOST_LABELS = 16;

  /** Nobody works by hand or meets for longer at a stretch: its end is another day's. */
  private static final Duration LONGEST = Duration.ofHours(16);

  private Objection() {}

  /** That a piece of evidence is wrong. It keeps what it was, for its person to see. */
  public static Activity wrong(ActivityVersions said, Instant now) {
    Activity piece = said.inForce();
    return correction(said, piece, piece.end(), ActivityVersions.WRONG, now);
  }

  /**
   * That it was right after all: the objection is withdrawn, and what its source says counts again,
   * then and later. It carries what it was, for where no word of the source is known.
   *
   * @throws IllegalArgumentException when no source is known that would ever end it
   */
  public static Activity right(ActivityVersions said, Instant now) {
    Activity source = said.source();
    boolean stands = source != null && !source.retracted();
    Activity piece = stands && source != null ? source : said.inForce();
    Instant end = piece.end();
    if (end == null && (source == null || stands)) {
      throw new IllegalArgumentException(
          "it has not ended yet and would never end: add missing evidence instead");
    }
    return correction(
        said, piece, end == null ? piece.start() : end, ActivityVersions.WITHDRAWN, now);
  }

  private static Activity correction(
      ActivityVersions said, Activity piece, @Nullable Instant end, String objection, Instant now) {
    return new Activity(
        piece.id(),
        revision(said, now),
        piece.identity(),
        piece.kind(),
        piece.start(),
        piece.began(),
        end,
        piece.effort(),
        piece.subject(),
        labels(piece, objection),
        objection.equals(ActivityVersions.WRONG),
        EvidenceAuthor.PERSON);
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
          "end is more than 16 hours after start: is the date right?");
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
        Map.of(ActivityVersions.LABEL, "added"),
        false,
        EvidenceAuthor.PERSON);
  }

  /** Where there are as many labels as there may be, the last one makes room. */
  private static Map<String, String> labels(Activity piece, String objection) {
    TreeMap<String, String> labels = new TreeMap<>(piece.labels());
    labels.remove(ActivityVersions.LABEL);
    if (labels.size() >= MOST_LABELS) {
      labels.pollLastEntry();
    }
    labels.put(ActivityVersions.LABEL, objection);
    return labels;
  }

  /** A revision above the person's former corrections; those of sources have no author. */
  private static long revision(ActivityVersions said, Instant now) {
    Activity before = said.correction();
    long least = Activity.CORRECTIONS_FROM + now.toEpochMilli();
    return before == null ? least : Math.max(least, Math.addExact(before.revision(), 1));
  }
}
