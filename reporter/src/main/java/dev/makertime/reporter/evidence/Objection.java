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
  /** The label with what the person says of their objection, where they say anything. */
  public static final String REASON = "objection-reason";

  /** The longest reason, in characters. */
  public static final int LONGEST_REASON = 200;

  /** How the ids of what people added themselves begin. */
  static final String OWN = "own/";

  private static final int MOST_LABELS = 16;

  /** Nobody works by hand or meets for longer at a stretch: its end is another day's. */
  private static final Duration LONGEST = Duration.ofHours(16);

  private Objection() {}

  /** That a piece of evidence is wrong, without a reason. */
  public static Activity wrong(ActivityVersions said, Instant now) {
    return wrong(said, null, now);
  }

  /**
   * That a piece of evidence is wrong. It keeps what it was, for its person to see.
   *
   * @param reason in the person's words, who alone sees it; absent = none
   * @throws IllegalArgumentException when the reason is too long, or has control characters
   */
  public static Activity wrong(ActivityVersions said, @Nullable String reason, Instant now) {
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "reason is longer than %d characters".formatted(LONGEST_REASON));
    }
    Activity piece = said.inForce();
    Map<String, String> own =
        reason == null
            ? Map.of(ActivityVersions.LABEL, ActivityVersions.WRONG)
            : Map.of(ActivityVersions.LABEL, ActivityVersions.WRONG, REASON, reason);
    return correction(said, piece, piece.end(), own, now);
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
        said,
        piece,
        end == null ? piece.start() : end,
        Map.of(ActivityVersions.LABEL, ActivityVersions.WITHDRAWN),
        now);
  }

  private static Activity correction(
      ActivityVersions said,
      Activity piece,
      @Nullable Instant end,
      Map<String, String> own,
      Instant now) {
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
        labels(piece, own),
        ActivityVersions.WRONG.equals(own.get(ActivityVersions.LABEL)),
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

  /** Where there are as many labels as there may be, the last ones make room. */
  private static Map<String, String> labels(Activity piece, Map<String, String> own) {
    TreeMap<String, String> labels = new TreeMap<>(piece.labels());
    labels.remove(ActivityVersions.LABEL);
    labels.remove(REASON);
    while (labels.size() + own.size() > MOST_LABELS) {
      labels.pollLastEntry();
    }
    labels.putAll(own);
    return labels;
  }

  /** A revision above the person's former corrections; those of sources have no author. */
  private static long revision(ActivityVersions said, Instant now) {
    Activity before = said.correction();
    long least = Activity.CORRECTIONS_FROM + now.toEpochMilli();
    return before == null ? least : Math.max(least, Math.addExact(before.revision(), 1));
  }
}
