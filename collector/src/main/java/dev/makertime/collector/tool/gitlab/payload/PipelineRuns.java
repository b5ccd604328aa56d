package dev.makertime.collector.tool.gitlab.payload;

import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.tool.gitlab.payload.PipelineHook.Job;
import dev.makertime.model.Run;
import dev.makertime.model.RunBuilder;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the runs of one pipeline: itself, and every job that a machine was asked to do. A job that
 * waits for earlier stages, or for somebody to play it, is none yet. While a pipeline goes on, a
 * hook comes for each change, and repeats all jobs; only those that changed lately are told again.
 */
final class PipelineRuns {
  /** What changed so long before the latest change was told by an earlier hook. */
  private static final Duration LATELY = Duration.ofMinutes(2);

  private final PipelineActivities pipeline;
  private final String url;
  private final RunTrigger trigger;
  private final @Nullable String who;

  /**
   * A teller of one pipeline's runs.
   *
   * @param webUrl of its project, or of something in it
   */
  PipelineRuns(PipelineActivities pipeline, String webUrl) {
    this.pipeline = pipeline;
    url = webUrl.replaceFirst("/-/.*", "") + "/-/";
    trigger =
        pipeline.upstreamId() != null
            ? RunTrigger.DEPENDENCY
            : triggerOf(pipeline.attributes.source());
    who = pipeline.isSetOffByPerson() ? pipeline.author() : null;
  }

  List<Run> all() {
    List<Run> all = new ArrayList<>(List.of(whole()));
    Map<String, TimedJob> tries = new HashMap<>();
    Map<String, Integer> attempts = new HashMap<>();
    String status = pipeline.attributes.status();
    boolean stands = PipelineHook.isOver(status) || PipelineHook.isAtGate(status);
    boolean tellsAll = pipeline.knowsAll || stands;
    Instant latest = latest();
    for (TimedJob job : inOrder()) {
      String name = String.valueOf(job.job().name());
      TimedJob before = job.job().name() == null ? null : tries.put(name, job);
      int attempt = before == null ? 1 : attempts.merge(name, 2, (known, two) -> known + 1);
      if (isAsked(job) && (tellsAll || isAfter(job, latest.minus(LATELY)))) {
        all.add(of(job, before, attempt));
      }
    }
    return all;
  }

  private Instant latest() {
    return JsonEvidence.latest(
            pipeline.jobs.stream()
                .flatMap(job -> Stream.of(job.created(), job.started(), job.finished())))
        .orElse(pipeline.created);
  }

  private Run whole() {
    PipelineHook.Attributes attributes = pipeline.attributes;
    String status = attributes.status();
    Instant began =
        JsonEvidence.earliest(pipeline.jobs.stream().map(TimedJob::started)).orElse(null);
    Instant ended = null;
    if (PipelineHook.isOver(status)) {
      Instant finished = PipelineHook.time(attributes.finishedAt());
      ended =
          finished != null
              ? finished
              : JsonEvidence.latest(pipeline.jobs.stream().map(TimedJob::finished)).orElse(null);
    }
    RunStatus state = status(status);
    boolean stands = PipelineHook.isAtGate(status) && began != null;
    return run(pipeline.pipelineId(), pipeline.pipelineRevision())
        .kind(RunKind.PIPELINE)
        .trigger(trigger)
        .who(who)
        .status(stands ? RunStatus.RUNNING : state)
        .parent(pipeline.upstreamId())
        .times(pipeline.created, began, ended)
        .label(Run.URL, url + "pipelines/" + attributes.id())
        .build();
  }

  private Run of(TimedJob timed, @Nullable TimedJob before, int attempt) {
    Job job = timed.job();
    boolean isLater = before == null && pipeline.isLaterTry(timed);
    RunTrigger how = how(timed, before != null, isLater);
    boolean isByHand = how == RunTrigger.PLAY || how == RunTrigger.RETRY_MANUAL;
    return run(
            pipeline.jobId(timed),
            pipeline.revision(
                job.status(), Stream.of(timed.created(), timed.started(), timed.finished())))
        .kind(RunKind.JOB)
        .job(job.name())
        .trigger(how)
        .who(isByHand ? pipeline.identity(job.user()) : how == trigger ? who : null)
        .status(status(job.status()))
        .attempt(isLater ? 2 : attempt)
        .parent(before == null ? pipeline.pipelineId() : pipeline.jobId(before))
        .times(queued(timed), timed.started(), timed.finished())
        .label(Run.URL, url + "jobs/" + job.id())
        .build();
  }

  /** Of a later try that a hook shows alone, only another person's is somebody's for sure. */
  private RunTrigger how(TimedJob timed, boolean isTry, boolean isLater) {
    if (timed.job().isRepeatedByMachine()) {
      return RunTrigger.RETRY_AUTO;
    }
    if (isTry) {
      return timed.isManual() ? RunTrigger.RETRY_MANUAL : RunTrigger.RETRY_AUTO;
    }
    if (timed.isManual()) {
      return RunTrigger.PLAY;
    }
    if (isLater) {
      return pipeline.isTriedAgainByHand(timed) ? RunTrigger.RETRY_MANUAL : RunTrigger.UNKNOWN;
    }
    return trigger;
  }

  private RunBuilder run(String id, long revision) {
    return Run.of(pipeline.sourceName, id, revision)
        .subject(pipeline.subject)
        .label(Run.GIT_SHA, pipeline.attributes.sha());
  }

  /** A job is created with its pipeline, and queued when its stage begins. */
  private static @Nullable Instant queued(TimedJob timed) {
    Instant started = timed.started();
    Double seconds = timed.job().queuedDuration();
    if (started == null) {
      return timed.created();
    }
    return seconds == null
        ? null
        : started.minusMillis(Math.round(Math.max(0, Math.min(seconds, 86_400)) * 1_000));
  }

  /** Whether a machine was asked to do it, or it is over without one. */
  private static boolean isAsked(TimedJob timed) {
    String status = timed.job().status();
    boolean isPending = "pending".equals(status) || "running".equals(status);
    boolean isAsked = timed.started() != null || isPending || PipelineHook.isOver(status);
    boolean isDated = timed.created() != null || timed.started() != null;
    boolean isUnplayed = timed.isManual() && timed.started() == null && timed.played() == null;
    return timed.job().id() != null && isDated && isAsked && (!isUnplayed || isPending);
  }

  private static boolean isAfter(TimedJob job, Instant instant) {
    return Stream.of(job.started(), job.finished(), job.created())
        .filter(Objects::nonNull)
        .anyMatch(time -> Objects.requireNonNull(time).isAfter(instant));
  }

  private List<TimedJob> inOrder() {
    return pipeline.jobs.stream()
        .sorted(
            Comparator.comparingLong(
                timed -> Objects.requireNonNullElse(timed.job().id(), Long.MAX_VALUE)))
        .toList();
  }

  private static RunTrigger triggerOf(@Nullable String source) {
    return switch (String.valueOf(source)) {
      case "push", "merge_request_event", "external_pull_request_event" -> RunTrigger.PUSH;
      case "web", "webide" -> RunTrigger.WEB;
      case "schedule" -> RunTrigger.SCHEDULE;
      case "api", "trigger", "chat" -> RunTrigger.API;
      case "pipeline", "parent_pipeline" -> RunTrigger.DEPENDENCY;
      default -> RunTrigger.UNKNOWN;
    };
  }

  private static RunStatus status(@Nullable String status) {
    return switch (String.valueOf(status)) {
      case "success" -> RunStatus.SUCCESS;
      case "failed", "failure" -> RunStatus.FAILED;
      case "canceled", "cancelled" -> RunStatus.CANCELED;
      case "skipped" -> RunStatus.SKIPPED;
      case "running", "canceling" -> RunStatus.RUNNING;
      default -> RunStatus.QUEUED;
    };
  }
}
