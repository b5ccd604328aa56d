package dev.makertime.model;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One run of a tool, whether a person or a machine set it off. Times are whole milliseconds of UTC
 * between the years 2000 and 2100; fractions are cut off. What cannot be true is refused with an
 * {@link IllegalArgumentException} that names the field.
 *
 * @param id names the run in the world, with its host or source; at most 512 characters
 * @param revision grows with the source's knowledge, from 0; the highest holds
 * @param source the name of the source that tells of it
 * @param kind what ran; only a retraction may leave it out
 * @param subject the project, DAG or workflow that ran
 * @param job the part of the subject that ran, such as a job or a task
 * @param trigger what set it off; absent = unknown
 * @param who the identity that set it off, {@code source:name} in lower case; absent = nobody, or
 *     not told
 * @param status how far it is; only a retraction may leave it out
 * @param attempt counts from 1; 0 = not told, and becomes 1
 * @param parent the id of the run that it belongs to or repeats
 * @param created when it was asked for; absent = not told
 * @param began when a machine picked it up; absent = not yet, never, or not told
 * @param ended when it was over; absent = not yet, or not told
 * @param environment what a deployment goes to, as the tool calls it
 * @param labels short facts, with names out of {@link #LABELS}
 * @param retracted true takes the run back
 */
public record Run(
    String id,
    long revision,
    String source,
    @Nullable RunKind kind,
    @Nullable String subject,
    @Nullable String job,
    RunTrigger trigger,
    @Nullable String who,
    @Nullable RunStatus status,
    int attempt,
    @Nullable String parent,
    @Nullable Instant created,
    @Nullable Instant began,
    @Nullable Instant ended,
    @Nullable String environment,
    Map<String, String> labels,
    boolean retracted) {

  /** The label with the version of a model. */
  public static final String MODEL_VERSION = "model-version";

  /** The label with the version of the data. */
  public static final String DATA_VERSION = "data-version";

  /** The label with the commit. */
  public static final String GIT_SHA = "git-sha";

  /** The label of a run that moves large files of git. */
  public static final String LFS = "lfs";

  /** The label with the machines on which it runs. */
  public static final String CLUSTER = "cluster";

  /** The label with a link to the run. */
  public static final String URL = "url";

  /** The labels that there are. */
  public static final Set<String> LABELS =
      Collections.unmodifiableSet(
          new TreeSet<>(Set.of(MODEL_VERSION, DATA_VERSION, GIT_SHA, LFS, CLUSTER, URL)));

  @SuppressWarnings("NullAway") // JSON may leave the trigger out, whatever the type says
  public Run {
    KeyText.check("id", id, 512);
    require(revision >= 0, "revision", "must not be negative");
    KeyText.check("source", source, 256);
    checkPresent("subject", subject, 256);
    checkPresent("job", job, 256);
    checkPresent("parent", parent, 512);
    checkPresent("environment", environment, 255);
    trigger = trigger == null ? RunTrigger.UNKNOWN : trigger;
    who = who == null ? null : Activity.normalIdentity(who);
    require(attempt >= 0, "attempt", "must not be negative");
    attempt = attempt == 0 ? 1 : attempt;
    created = EventTime.checked("created", created, ChronoUnit.MILLIS);
    began = EventTime.checked("began", began, ChronoUnit.MILLIS);
    ended = EventTime.checked("ended", ended, ChronoUnit.MILLIS);
    labels = checkedLabels(labels);
    if (!retracted) {
      require(kind != null, "kind", "is missing");
      require(status != null, "status", "is missing");
      require(
          created != null || began != null || ended != null, "created", "is missing, as all times");
      require(!isBefore(ended, began), "ended", "is before began");
    }
  }

  /** Starts a run, whose other fields are absent until they are set. */
  public static RunBuilder of(String source, String id, long revision) {
    return new RunBuilder(source, id, revision);
  }

  /** A version that retracts all former ones with this id. */
  public static Run retraction(String source, String id, long revision) {
    return new Run(
        id,
        revision,
        source,
        null,
        null,
        null,
        RunTrigger.UNKNOWN,
        null,
        null,
        1,
        null,
        null,
        null,
        null,
        null,
        Map.of(),
        true);
  }

  /** The same, of which it is not known who set it off. */
  public Run withoutWho() {
    return new Run(
        id,
        revision,
        source,
        kind,
        subject,
        job,
        trigger,
        null,
        status,
        attempt,
        parent,
        created,
        began,
        ended,
        environment,
        labels,
        retracted);
  }

  /** The instant that dates it: when it was asked for, else began, else ended. */
  public Optional<Instant> at() {
    return Optional.ofNullable(created != null ? created : began != null ? began : ended);
  }

  /** From the request to a machine; never negative, as clocks differ. */
  public Optional<Duration> queue() {
    return between(created, began);
  }

  /** From a machine to the end. */
  public Optional<Duration> length() {
    return between(began, ended);
  }

  /** Whether its link, if it has one, leads to a web page: a script would run where it is shown. */
  public boolean hasSafeUrl() {
    return Activity.isWebAddress(labels.getOrDefault(URL, "https://"));
  }

  private static Optional<Duration> between(@Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null) {
      return Optional.empty();
    }
    Duration length = Duration.between(from, to);
    return Optional.of(length.isNegative() ? Duration.ZERO : length);
  }

  private static boolean isBefore(@Nullable Instant one, @Nullable Instant other) {
    return one != null && other != null && one.isBefore(other);
  }

  private static void checkPresent(String field, @Nullable String text, int longest) {
    if (text != null) {
      KeyText.check(field, text, longest);
    }
  }

  @SuppressWarnings("NullAway") // JSON may leave the labels out, whatever the type says
  private static Map<String, String> checkedLabels(@Nullable Map<String, String> labels) {
    if (labels == null || labels.isEmpty()) {
      return Map.of();
    }
    labels.forEach(
        (name, value) -> {
          require(
              LABELS.contains(name),
              "labels",
              "may only be " + LABELS.stream().collect(joining(", ")));
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
