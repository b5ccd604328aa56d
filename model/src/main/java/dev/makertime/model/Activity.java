package dev.makertime.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One piece of evidence about one identity. Times are whole seconds of UTC between the years 2000
 * and 2100; fractions are cut off. What cannot be true is refused with an {@link
 * IllegalArgumentException} that names the field.
 *
 * @param id names the thing in the world, unique within its identity; at most 512 characters
 * @param revision grows with the source's knowledge, from 0; the highest holds
 * @param identity {@code source:name}, kept in lower case
 * @param kind what it is evidence of; only a retraction may leave it out
 * @param start when it began, included
 * @param began of a wait: when the machine picked the work up
 * @param end when it was over, excluded; absent while it goes on. Of a presence only the start
 *     counts
 * @param effort of a hand-made instant: its cost in seconds, in place of the policy's handling
 * @param subject the project, DAG or workflow the time went to
 * @param labels small facts for drill-down, at most 16
 * @param retracted true takes the activity back
 * @param author who says it, compared before the revision; absent = a tool, or a person in records
 *     of earlier versions ({@link #isOfPerson})
 */
public record Activity(
    String id,
    long revision,
    String identity,
    @Nullable ActivityKind kind,
    @Nullable Instant start,
    @Nullable Instant began,
    @Nullable Instant end,
    @Nullable Long effort,
    @Nullable String subject,
    Map<String, String> labels,
    boolean retracted,
    @Nullable EvidenceAuthor author) {

  /** The longest span of any kind but absence. */
  public static final Duration LONGEST = Duration.ofDays(31);

  /** The longest absence. */
  public static final Duration LONGEST_ABSENCE = Duration.ofDays(400);

  /** Nothing is taken that begins later than this from now: the clock that dates it is wrong. */
  public static final Duration FURTHEST_AHEAD = Duration.ofDays(60);

  /**
   * Revisions from here on are not a tool's. A person's correction has this one and the
   * milliseconds of when it was made.
   */
  public static final long CORRECTIONS_FROM = 1L << 60;

  /** The label with a link to the thing. */
  public static final String URL = "url";

  /** The first revision that is too high for a correction: that of the year 2100. */
  private static final long CORRECTIONS_TO = CORRECTIONS_FROM + 4_102_444_800_000L;

  public Activity {
    KeyText.check("id", id, 512);
    identity = normalIdentity(identity);
    require(revision >= 0, "revision", "must not be negative");
    start = EventTime.checked("start", start, ChronoUnit.SECONDS);
    began = EventTime.checked("began", began, ChronoUnit.SECONDS);
    end = EventTime.checked("end", end, ChronoUnit.SECONDS);
    if (subject != null) {
      KeyText.check("subject", subject, 256);
    }
    labels = checkedLabels(labels);
    require(effort == null || (effort >= 0 && effort <= 86_400), "effort", "must be 0 to 86400");
    require(author == null || isCorrection(revision), "revision", "is not one of a person");
    if (!retracted) {
      require(kind != null, "kind", "is missing");
      require(start != null, "start", "is missing");
      checkSpan(kind, start, end);
    }
  }

  /** A version that a tool says. */
  public Activity(
      String id,
      long revision,
      String identity,
      @Nullable ActivityKind kind,
      @Nullable Instant start,
      @Nullable Instant began,
      @Nullable Instant end,
      @Nullable Long effort,
      @Nullable String subject,
      Map<String, String> labels,
      boolean retracted) {
    this(id, revision, identity, kind, start, began, end, effort, subject, labels, retracted, null);
  }

  /** A version that retracts all former ones with this identity and id. */
  public static Activity retraction(String identity, String id, long revision) {
    return new Activity(id, revision, identity, null, null, null, null, null, null, Map.of(), true);
  }

  /** The same under another name. */
  public Activity withId(String other) {
    return new Activity(
        other, revision, identity, kind, start, began, end, effort, subject, labels, retracted,
        author);
  }

  /** The same, of which it is known what it cost, in seconds. */
  public Activity withEffort(long seconds) {
    return new Activity(
        id, revision, identity, kind, start, began, end, seconds, subject, labels, retracted,
        author);
  }

  /** The same, begun and over at other times. */
  public Activity withTimes(@Nullable Instant otherBegan, @Nullable Instant otherEnd) {
    return new Activity(
        id,
        revision,
        identity,
        kind,
        start,
        otherBegan,
        otherEnd,
        effort,
        subject,
        labels,
        retracted,
        author);
  }

  /** The same as another version. */
  public Activity withRevision(long other) {
    return new Activity(
        id, other, identity, kind, start, began, end, effort, subject, labels, retracted, author);
  }

  /** An identity as it is compared: {@code source:name} in lower case. */
  public static String normalIdentity(String identity) {
    if (identity != null) {
      identity = identity.toLowerCase(Locale.ROOT);
    }
    KeyText.check("identity", identity, 320);
    int colon = identity.indexOf(':');
    require(colon > 0 && colon < identity.length() - 1, "identity", "must look like source:name");
    return identity;
  }

  /** Whether only the instant is known and not how long it took. */
  public boolean isInstant() {
    return start != null && start.equals(end);
  }

  /**
   * Whether its person says it. Earlier versions wrote no author: theirs are known by a revision
   * that a correction can have. A tool that numbers higher, by nanoseconds for one, is a tool.
   */
  public boolean isOfPerson() {
    return author == EvidenceAuthor.PERSON || isCorrection(revision);
  }

  /** Whether a tool may say it: no author, and a revision below all corrections. */
  public boolean isOfTool() {
    return author == null && revision < CORRECTIONS_FROM;
  }

  /** Whether its link, if it has one, leads to a web page: a script would run where it is shown. */
  public boolean hasSafeUrl() {
    return isWebAddress(labels.getOrDefault(URL, "https://"));
  }

  /** Whether a link leads to a web page. */
  public static boolean isWebAddress(String link) {
    String lower = link.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://");
  }

  private static boolean isCorrection(long revision) {
    return revision >= CORRECTIONS_FROM && revision < CORRECTIONS_TO;
  }

  /** Whether it has begun and its end is not known. */
  public boolean isOpen() {
    return !retracted && end == null;
  }

  private static void checkSpan(
      @Nullable ActivityKind kind, @Nullable Instant start, @Nullable Instant end) {
    if (end == null) {
      require(kind != ActivityKind.PRESENCE, "end", "of a presence is missing");
      return;
    }
    Duration length = Duration.between(start, end);
    require(!length.isNegative(), "end", "is before start");
    Duration longest = kind == ActivityKind.ABSENCE ? LONGEST_ABSENCE : LONGEST;
    require(length.compareTo(longest) <= 0, "end", "is more than 31 days on (absence: 400)");
  }

  @SuppressWarnings("NullAway") // JSON may leave the labels out, whatever the type says
  private static Map<String, String> checkedLabels(@Nullable Map<String, String> labels) {
    if (labels == null || labels.isEmpty()) {
      return Map.of();
    }
    require(labels.size() <= 16, "labels", "must be at most 16");
    labels.forEach(
        (name, value) -> {
          KeyText.check("labels", name, 64);
          KeyText.check("labels." + name, value, 512);
        });
    return Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  private static void require(boolean holds, String field, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(field + " " + otherwise);
    }
  }
}
