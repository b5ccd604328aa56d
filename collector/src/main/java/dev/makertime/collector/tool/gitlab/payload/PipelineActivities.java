package dev.makertime.collector.tool.gitlab.payload;

import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.gitlab.payload.PipelineHook.Attributes;
import dev.makertime.collector.tool.gitlab.payload.PipelineHook.Job;
import dev.makertime.collector.tool.gitlab.payload.PipelineHook.User;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the activities of one pipeline: its author waits for its automatic jobs, and whoever plays
 * a manual job acts by hand and waits for that job. Nobody waits while it is at a manual gate.
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

  /** Before that there was no GitLab: such a clock is broken. */
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  /** All jobs of a pipeline are numbered with it, in this time at most. */
  private static final Duration SOON = Duration.ofMinutes(2);

  /** What the same person tries again within this time may as well be tried by the machine. */
  private static final Duration LONG = Duration.ofDays(1);

  /**
   * Above what any time gives: how a wait ended holds against hooks from after a job was tried
   * again, which do not show the first try.
   */
  private static final long SETTLED = 1L << 40;

  final String sourceName;
  final Attributes attributes;
  final Instant created;
  final String subject;
  final boolean knowsAll;
  final List<TimedJob> jobs;
  private final PipelineHook hook;
  private final String host;

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
    if (created.isBefore(EARLIEST)) {
      throw new DateTimeException("created_at is before 2000");
    }
  }

  /** All that the pipeline tells: activities of people, and runs. */
  Reading reading(String webUrl) {
    return new Reading.Found(all(), List.of(), new PipelineRuns(this, webUrl).all());
  }

  private List<Activity> all() {
    List<Activity> all = new ArrayList<>();
    String author = author();
    if (author != null && isSetOffByPerson()) {
      pipelineWait(author).ifPresent(all::add);
      if ("web".equals(attributes.source())) {
        all.add(point(pipelineId() + "/start", author, created, labels(null)));
      }
    }
    jobs.stream().filter(TimedJob::isManual).forEach(job -> addPlayed(all, job));
    return all;
  }

  boolean isSetOffByPerson() {
    String source = attributes.source();
    return upstreamId() == null && (source == null || !NOBODYS.contains(source));
  }

  /** The run's id of the pipeline that started this one, as far as a hook tells. */
  @Nullable String upstreamId() {
    PipelineHook.Upstream above = hook.upstream();
    return above == null || above.pipelineId() == null ? null : pipelineId(above.pipelineId());
  }

  @Nullable String author() {
    return identity(hook.user());
  }

  /**
   * The author's wait, or nothing where a hook cannot tell it: of a job that somebody tried again
   * later it shows the newest try only, and when the first was over was told before.
   */
  private Optional<Activity> pipelineWait(String author) {
    List<TimedJob> first = jobs.stream().filter(job -> !isTriedAgainByHand(job)).toList();
    Instant finished = PipelineHook.time(attributes.finishedAt());
    AuthorWait wait = new AuthorWait(created, attributes.status(), finished, first);
    boolean isWhole = first.size() == jobs.size();
    Instant end = isWhole ? wait.end() : wait.endOfWhatIsKnown();
    if (!isWhole && end == null) {
      return Optional.empty();
    }
    return Optional.of(
        JsonEvidence.of(
            pipelineId(),
            pipelineRevision() + (isSettled() ? SETTLED : 0),
            author,
            ActivityKind.WAIT,
            created,
            wait.began(),
            end,
            subject,
            labels(null)));
  }

  /** Whether nothing that comes later changes how long the author waited. */
  private boolean isSettled() {
    String status = attributes.status();
    return (PipelineHook.isOver(status) || PipelineHook.isAtGate(status))
        && jobs.stream().noneMatch(job -> isTriedAgainAfter(SOON, job));
  }

  /** Whether a later try was asked for by a person for sure, and not by the machine. */
  boolean isTriedAgainByHand(TimedJob job) {
    User user = job.job().user();
    boolean another =
        user != null
            && user.username() != null
            && hook.user() != null
            && !Objects.equals(user.username(), hook.user().username());
    return isTriedAgainAfter(another ? SOON : LONG, job);
  }

  /** Whether a job is a later try, where earlier tries are not shown. */
  private boolean isTriedAgainAfter(Duration time, TimedJob job) {
    Instant asked = job.created();
    return !knowsAll && !job.isManual() && asked != null && asked.isAfter(created.plus(time));
  }

  /** Whether a hook shows a later try, and not the first. */
  boolean isLaterTry(TimedJob job) {
    return isTriedAgainAfter(SOON, job);
  }

  private void addPlayed(List<Activity> all, TimedJob timed) {
    Job job = timed.job();
    String player = identity(job.user());
    Instant played = timed.played();
    if (played == null || player == null || job.id() == null) {
      return;
    }
    String id = jobId(timed);
    Instant started = timed.started();
    Instant finished = timed.finished();
    Instant from = started == null ? played : started;
    Instant end = finished == null && PipelineHook.isOver(job.status()) ? from : finished;
    Map<String, String> labels = labels(job);
    Activity play = point(id + "/play", player, played, labels);
    all.add(
        job.isRepeatedByMachine()
            ? Activity.retraction(player, play.id(), play.revision() + 1)
            : play);
    all.add(
        JsonEvidence.of(
            id,
            revision(job.status(), Stream.of(timed.created(), started, finished)),
            player,
            ActivityKind.WAIT,
            played,
            started,
            end == null || end.isAfter(from) ? end : from,
            subject,
            labels));
  }

  private Activity point(String id, String identity, Instant at, Map<String, String> labels) {
    return JsonEvidence.point(id, identity, at, subject, labels);
  }

  long pipelineRevision() {
    Stream<@Nullable Instant> ofJobs =
        jobs.stream().flatMap(job -> Stream.of(job.created(), job.started(), job.finished()));
    return revision(
        attributes.status(),
        Stream.concat(Stream.of(created, PipelineHook.time(attributes.finishedAt())), ofJobs));
  }

  /** Who knows all tries knows more than who sees the newest. */
  long revision(@Nullable String status, Stream<@Nullable Instant> mentioned) {
    int rank = 2 * PipelineHook.rank(status) + (knowsAll ? 1 : 0);
    return JsonEvidence.revision(rank, mentioned);
  }

  String pipelineId() {
    return pipelineId(attributes.id());
  }

  private String pipelineId(@Nullable Long id) {
    return host + "/pipeline/" + id;
  }

  String jobId(TimedJob job) {
    return host + "/job/" + job.job().id();
  }

  private Map<String, String> labels(@Nullable Job job) {
    Map<String, String> labels = new TreeMap<>();
    JsonEvidence.label(labels, "trigger", attributes.source());
    if (job != null) {
      labels.put("trigger", "play");
      JsonEvidence.label(labels, "job", job.name());
      JsonEvidence.label(
          labels, "environment", job.environment() == null ? null : job.environment().name());
    }
    return labels;
  }

  @Nullable String identity(@Nullable User user) {
    return user == null || user.username() == null || user.isMachine()
        ? null
        : sourceName + ":" + user.username();
  }
}
