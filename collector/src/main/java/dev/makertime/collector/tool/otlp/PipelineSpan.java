package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Found;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.tool.otlp.wire.Telemetry.Span;
import dev.makertime.model.Activity;
import dev.makertime.model.KeyText;
import dev.makertime.model.Run;
import dev.makertime.model.RunBuilder;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A span by OpenTelemetry's conventions for CI/CD: a run of a pipeline, a task of one, how long a
 * task was queued, or something within them. Whoever set off a pipeline waits for it.
 *
 * @param source the name of the source
 * @param queuedFrom when the task began to be queued, by another span; null where none tells
 */
record PipelineSpan(String source, Span span, @Nullable Instant queuedFrom) {
  private static final String QUEUE = "cicd.pipeline.run.queue.duration";
  private static final String TASK_ID = "cicd.pipeline.task.run.id";
  private static final String TASK_NAME = "cicd.pipeline.task.name";

  /** Whether a span tells how long the one above it was queued. */
  static boolean isQueue(Span span) {
    return span.has(QUEUE) && !isPipeline(span) && !span.parent().isEmpty();
  }

  private static boolean isPipeline(Span span) {
    return !isTask(span)
        && (span.has("cicd.pipeline.result", "cicd.pipeline.run.status", "ci.pipeline.run.result")
            || (span.has("cicd.pipeline.name", "ci.pipeline.id")
                && span.has("cicd.pipeline.run.id", "ci.pipeline.run.number"))
            || (span.parent().isEmpty()
                && span.first("cicd.pipeline.result", "cicd.pipeline.run.status") != null));
  }

  /** Steps of a task have its id in their resource, and a name of their own. */
  private static boolean isTask(Span span) {
    boolean isOfTask = span.resource().containsKey(TASK_ID);
    return span.has(TASK_ID, "cicd.pipeline.task.run.result")
        || (span.has(TASK_NAME) && !isOfTask)
        || (isOfTask && !span.has(TASK_NAME) && !span.has(QUEUE));
  }

  /**
   * What it tells.
   *
   * @throws IllegalArgumentException for one that lacks something, or whose times cannot be
   */
  Reading reading() {
    if (isTask(span)) {
      return new Found(List.of(), List.of(), List.of(task()));
    }
    return isPipeline(span) ? pipeline() : new Ignored("a span within the task of a pipeline");
  }

  private Run task() {
    Instant began = began();
    Instant created = queuedFrom == null || queuedFrom.isAfter(began) ? null : queuedFrom;
    return run(RunKind.JOB, created)
        .job(cut(span.first(TASK_NAME, "cicd.pipeline.name")))
        .trigger(RunTrigger.DEPENDENCY)
        .parent(span.parent().isEmpty() ? null : id(span.parent()))
        .label(Run.URL, span.text("cicd.pipeline.task.run.url.full"))
        .build();
  }

  private Reading pipeline() {
    PipelineCause cause = PipelineCause.of(span);
    String who = cause.trigger().isOfMachine() ? null : Sender.of(span, source);
    Instant created = queuedFrom();
    Run run =
        run(RunKind.PIPELINE, created)
            .job(cut(name()))
            .trigger(cause.trigger())
            .who(who)
            .attempt(cause.attempt())
            .label(Run.URL, span.first("cicd.pipeline.run.url.full", "ci.pipeline.run.url"))
            .build();
    if (who == null) {
      return new Ignored("no person set off the pipeline").with(List.of(run));
    }
    Instant start = created == null ? began() : created;
    Instant end = ended();
    if (end != null && Duration.between(start, end).compareTo(Activity.LONGEST) > 0) {
      return new Ignored("nobody waits for 31 days").with(List.of(run));
    }
    return new Found(activities(who, start, end, cause)).with(List.of(run));
  }

  private List<Activity> activities(
      String who, Instant start, @Nullable Instant end, PipelineCause cause) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("trigger", cause.word());
    JsonEvidence.label(labels, "job", cut(name()));
    List<Activity> all = new ArrayList<>();
    if (cause.isByHand()) {
      all.add(JsonEvidence.point(id(span.id()) + "/start", who, start, subject(), labels));
    }
    all.add(
        JsonEvidence.waiting(
            id(span.id()), revision(), who, start, began(), end, subject(), labels));
    return all;
  }

  private RunBuilder run(RunKind kind, @Nullable Instant created) {
    String sha = span.text("vcs.ref.head.revision");
    boolean isSha = sha != null && sha.matches("[0-9a-f]{7,64}");
    return Run.of(source, id(span.id()), revision())
        .kind(kind)
        .subject(subject())
        .status(PipelineStatus.of(span))
        .times(created, began(), ended())
        .label(Run.GIT_SHA, isSha ? sha : null);
  }

  private Instant began() {
    return SpanTimes.required("startTimeUnixNano", span.start());
  }

  private @Nullable Instant ended() {
    Instant end = SpanTimes.of("endTimeUnixNano", span.end());
    return end != null && end.isBefore(began()) ? began() : end;
  }

  /** One that tells of its queue knows more than the same that does not. */
  private long revision() {
    int rank = ended() == null ? 4 : queuedFrom == null ? 8 : 9;
    return JsonEvidence.revision(rank, Stream.of(began(), ended()));
  }

  private String id(String spanId) {
    return "%s/%s/%s".formatted(source, span.trace(), spanId);
  }

  private @Nullable String name() {
    return span.first("cicd.pipeline.name", "ci.pipeline.id");
  }

  private String subject() {
    String repository = Repository.of(span);
    String name = cut(name());
    return repository != null ? repository : name != null ? name : "pipeline";
  }

  private static @Nullable String cut(@Nullable String name) {
    String cut = name == null ? "" : KeyText.beginning(name, 256);
    return cut.isEmpty() ? null : cut;
  }
}
