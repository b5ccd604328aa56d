package dev.makertime.collector.source.gitlab;

import dev.makertime.collector.source.Evidence;
import dev.makertime.collector.source.gitlab.PipelineHook.Attributes;
import dev.makertime.collector.source.gitlab.PipelineHook.Job;
import dev.makertime.collector.source.gitlab.PipelineHook.User;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one pipeline tells: its author waits for its automatic jobs, and whoever plays a manual job
 * does so by hand and waits for that job. Time at a manual gate is nobody's waiting.
 */
final class PipelineActivities {
  /** Where no person stands behind the pipeline, or its parent's wait covers it. */
  private static final Set<String> NOBODYS =
      Set.of(
          "schedule",
          "pipeline",
          "parent_pipeline",
          "ondemand_dast_scan",
          "ondemand_dast_validation",
          "security_orchestration_policy",
          "container_registry_push",
          "external");

  /** Where it depends on who it is whether a person set it off. */
  private static final Set<String> PERSON_UNLESS_BOT = Set.of("api", "trigger");

  private final String sourceName;
  private final PipelineHook hook;
  private final Attributes attributes;
  private final Instant created;
  private final String host;
  private final String subject;
  private final boolean knowsAll;
  private final List<TimedJob> jobs;

  /**
   * A reader of one pipeline.
   *
   * @param knowsAll whether all tries of its jobs are among them
   */
  PipelineActivities(
      String sourceName, PipelineHook hook, String host, String subject, boolean knowsAll) {
    this.knowsAll = knowsAll;
    this.sourceName = sourceName;
    this.hook = hook;
    this.host = host;
    this.subject = subject;
    attributes = Objects.requireNonNull(hook.attributes(), "object_attributes");
    jobs = hook.allJobs().stream().map(TimedJob::of).toList();
    created = Objects.requireNonNull(PipelineHook.time(attributes.createdAt()), "created_at");
  }

  List<Activity> all() {
    List<Activity> all = new ArrayList<>();
    String author = identity(hook.user());
    if (author != null && isSetOffByPerson()) {
      all.add(pipelineWait(author));
      if ("web".equals(attributes.source())) {
        all.add(point(pipelineId() + "/start", author, created, labels(null)));
      }
    }
    jobs.stream().filter(TimedJob::isManual).forEach(job -> addPlayed(all, job));
    return all;
  }

  private boolean isSetOffByPerson() {
    String source = attributes.source();
    boolean child = hook.upstream() != null && hook.upstream().pipelineId() != null;
    boolean bot = hook.user() != null && hook.user().isBot();
    return !child
        && (source == null || !NOBODYS.contains(source))
        && !(bot && (source == null || PERSON_UNLESS_BOT.contains(source)));
  }

  private Activity pipelineWait(String author) {
    Instant began =
        automatic()
            .map(TimedJob::started)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    Instant end = pipelineEnd();
    return activity(
        pipelineId(),
        pipelineRevision(),
        author,
        ActivityKind.WAIT,
        created,
        began,
        end,
        labels(null));
  }

  /** When the last automatic job was over, or null while one may still come. */
  private @Nullable Instant pipelineEnd() {
    Instant end = lastAutomaticFinish();
    if (PipelineHook.isOver(attributes.status())) {
      Instant finished = PipelineHook.time(attributes.finishedAt());
      Instant over = end != null || finished == null || anyPlayed() ? end : finished;
      return later(created, over == null ? created : over);
    }
    boolean waitsForHand = PipelineHook.isAtGate(attributes.status()) || isGatePassed(end);
    return waitsForHand ? later(created, end == null ? created : end) : null;
  }

  /**
   * The last finish of automatic jobs before the pipeline stood still for somebody to play a manual
   * job: what runs behind that gate is waited for by whoever opened it.
   */
  private @Nullable Instant lastAutomaticFinish() {
    boolean hasManual = jobs.stream().anyMatch(TimedJob::isManual);
    List<TimedJob> begun =
        automatic()
            .filter(job -> job.started() != null)
            .sorted(Comparator.comparing(job -> Objects.requireNonNull(job.started())))
            .toList();
    Instant end = null;
    for (TimedJob job : begun) {
      Instant started = Objects.requireNonNull(job.started());
      if (hasManual && end != null && wasPlayedBetween(end, started)) {
        return end;
      }
      Instant finished = job.finished();
      end = finished == null ? end : later(end == null ? finished : end, finished);
    }
    return end;
  }

  /** Whether all that had begun was over when somebody played the first manual job. */
  private boolean isGatePassed(@Nullable Instant end) {
    Instant played =
        jobs.stream()
            .filter(TimedJob::isManual)
            .map(TimedJob::started)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    return end != null
        && played != null
        && !end.isAfter(played)
        && automatic().allMatch(job -> !wasRunningAt(job, played));
  }

  private static boolean wasRunningAt(TimedJob job, Instant instant) {
    Instant started = job.started();
    Instant finished = job.finished();
    return started != null
        && started.isBefore(instant)
        && (finished == null || finished.isAfter(instant));
  }

  private boolean wasPlayedBetween(Instant from, Instant to) {
    return jobs.stream()
        .filter(TimedJob::isManual)
        .map(TimedJob::started)
        .anyMatch(played -> played != null && !played.isBefore(from) && !played.isAfter(to));
  }

  private boolean anyPlayed() {
    return jobs.stream().anyMatch(job -> job.isManual() && job.started() != null);
  }

  private void addPlayed(List<Activity> all, TimedJob timed) {
    Job job = timed.job();
    Instant started = timed.started();
    String player = identity(job.user());
    if (started == null || player == null || job.id() == null) {
      return;
    }
    String id = host + "/job/" + job.id();
    Instant played = started.minus(job.queued());
    Instant finished = timed.finished();
    Instant end = finished == null && PipelineHook.isOver(job.status()) ? started : finished;
    Map<String, String> labels = labels(job);
    all.add(point(id + "/play", player, played, labels));
    all.add(
        activity(
            id,
            revision(job.status(), Stream.of(timed.created(), started, finished)),
            player,
            ActivityKind.WAIT,
            played,
            started,
            end == null ? null : later(started, end),
            labels));
  }

  private Activity point(String id, String identity, Instant at, Map<String, String> labels) {
    return activity(
        id, at.getEpochSecond() * 16, identity, ActivityKind.MANUAL, at, null, at, labels);
  }

  private Activity activity(
      String id,
      long revision,
      String identity,
      ActivityKind kind,
      Instant start,
      @Nullable Instant began,
      @Nullable Instant end,
      Map<String, String> labels) {
    return new Activity(
        id, revision, identity, kind, start, began, end, null, subject, labels, false);
  }

  private long pipelineRevision() {
    Stream<@Nullable Instant> ofJobs =
        jobs.stream().flatMap(job -> Stream.of(job.created(), job.started(), job.finished()));
    return revision(
        attributes.status(),
        Stream.concat(Stream.of(created, PipelineHook.time(attributes.finishedAt())), ofJobs));
  }

  /** Who knows all tries knows more than who sees the newest. */
  private long revision(@Nullable String status, Stream<@Nullable Instant> mentioned) {
    int rank = 2 * PipelineHook.rank(status) + (knowsAll ? 1 : 0);
    return Evidence.revision(rank, mentioned);
  }

  private Stream<TimedJob> automatic() {
    return jobs.stream().filter(job -> !job.isManual());
  }

  private String pipelineId() {
    return host + "/pipeline/" + attributes.id();
  }

  private Map<String, String> labels(@Nullable Job job) {
    Map<String, String> labels = new TreeMap<>();
    Evidence.label(labels, "trigger", attributes.source());
    if (job != null) {
      labels.put("trigger", "play");
      Evidence.label(labels, "job", job.name());
      Evidence.label(
          labels, "environment", job.environment() == null ? null : job.environment().name());
    }
    return labels;
  }

  private @Nullable String identity(@Nullable User user) {
    return user == null || user.username() == null ? null : sourceName + ":" + user.username();
  }

  private static Instant later(Instant left, Instant right) {
    return left.isAfter(right) ? left : right;
  }
}
