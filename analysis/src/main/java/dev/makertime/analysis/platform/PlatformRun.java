package dev.makertime.analysis.platform;

import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Record of a run, without who set it off.
 *
 * @param job the part of the subject that ran; the subject itself where there is none
 * @param person whether it is known that a person set it off
 * @param parent the run that it belongs to or repeats
 * @param created when it was asked for; else when it began, else when it ended
 */
public record PlatformRun(
    String source,
    String id,
    RunKind kind,
    String subject,
    String job,
    RunTrigger trigger,
    boolean person,
    RunStatus status,
    @Nullable String parent,
    Instant created,
    @Nullable Instant began,
    @Nullable Instant ended,
    @Nullable String environment,
    Map<String, String> labels) {
  private static final String UNSPECIFIED = "unspecified";

  /** Names what is repeated when a job runs again. */
  public record Job(String source, String subject, String job) implements Comparable<Job> {
    @Override
    public int compareTo(Job other) {
      int bySource = source.compareTo(other.source);
      int bySubject = bySource != 0 ? bySource : subject.compareTo(other.subject);
      return bySubject != 0 ? bySubject : job.compareTo(other.job);
    }
  }

  public PlatformRun {
    labels = Map.copyOf(labels);
  }

  /** A run as it was told; nothing of one that was taken back or tells no time. */
  public static Optional<PlatformRun> of(Run run) {
    Instant at = run.at().orElse(null);
    if (run.retracted() || run.kind() == null || run.status() == null || at == null) {
      return Optional.empty();
    }
    String subject = run.subject() == null ? UNSPECIFIED : run.subject();
    return Optional.of(
        new PlatformRun(
            run.source(),
            run.id(),
            run.kind(),
            subject,
            run.job() == null ? subject : run.job(),
            run.trigger(),
            run.who() != null,
            run.status(),
            run.parent(),
            at,
            run.began(),
            run.ended(),
            run.environment(),
            run.labels()));
  }

  /**
   * The versions of runs that hold: of each run the highest revision, and the last one of these.
   */
  public static List<PlatformRun> holding(Collection<Run> versions) {
    Map<List<String>, Run> highest = new LinkedHashMap<>();
    for (Run run : versions) {
      highest.merge(
          List.of(run.source(), run.id()),
          run,
          (one, other) -> one.revision() > other.revision() ? one : other);
    }
    return highest.values().stream().flatMap(run -> of(run).stream()).toList();
  }

  public Job ofJob() {
    return new Job(source, subject, job);
  }

  public boolean isRetry() {
    return trigger == RunTrigger.RETRY_AUTO || trigger == RunTrigger.RETRY_MANUAL;
  }

  /** Whether somebody clicked for it in the tool's pages. */
  public boolean isClick() {
    return trigger == RunTrigger.WEB
        || trigger == RunTrigger.PLAY
        || trigger == RunTrigger.RETRY_MANUAL;
  }

  /** Whether a person set it off: by a click, or where it is told who, by a call or a push. */
  public boolean isHuman() {
    return isClick()
        || (person
            && (trigger == RunTrigger.COMMAND
                || trigger == RunTrigger.API
                || trigger == RunTrigger.PUSH));
  }

  public boolean isDeployment() {
    return kind == RunKind.DEPLOYMENT;
  }

  public boolean isSuccess() {
    return status == RunStatus.SUCCESS;
  }

  public boolean isFailed() {
    return status == RunStatus.FAILED;
  }

  /** Whether it set out by the clock, or by another run. */
  public boolean isRegular() {
    return trigger == RunTrigger.SCHEDULE || trigger == RunTrigger.DEPENDENCY;
  }

  public boolean isCreatedIn(Instant from, Instant to) {
    return !created.isBefore(from) && created.isBefore(to);
  }

  public boolean isEndedIn(Instant from, Instant to) {
    return ended != null && !ended.isBefore(from) && ended.isBefore(to);
  }

  public boolean has(String label) {
    return labels.containsKey(label);
  }

  /** Seconds from the request to a machine; absent while it has none. */
  public Optional<Double> queueSeconds() {
    return seconds(created, began);
  }

  /** Seconds from a machine to the end. */
  public Optional<Double> runSeconds() {
    return seconds(began, ended);
  }

  private static Optional<Double> seconds(@Nullable Instant from, @Nullable Instant to) {
    return from == null || to == null
        ? Optional.empty()
        : Optional.of(Math.max(0, Duration.between(from, to).toMillis() / 1_000.0));
  }
}
