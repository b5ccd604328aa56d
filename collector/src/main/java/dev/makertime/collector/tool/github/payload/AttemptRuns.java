package dev.makertime.collector.tool.github.payload;

import static dev.makertime.collector.reading.JsonEvidence.text;
import static dev.makertime.collector.reading.JsonEvidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.model.Run;
import dev.makertime.model.RunBuilder;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the runs of GitHub Actions: attempts of workflows, and their jobs. */
final class AttemptRuns {
  private static final String NONE = "";

  private AttemptRuns() {}

  /**
   * The runs of an attempt: itself, and the jobs that are known.
   *
   * @param source the name of the source
   * @param repository its full name
   * @param identity who triggered it, if that is a person
   */
  static List<Run> of(
      RunAttempt attempt, String source, String repository, @Nullable String identity) {
    RunTrigger trigger = trigger(attempt, identity);
    String who = trigger.isOfMachine() ? null : identity;
    Run whole = whole(attempt, source, repository).trigger(trigger).who(who).build();
    List<Run> all = new ArrayList<>(List.of(whole));
    for (RunJob job : attempt.jobsOf().all()) {
      if (job.id() > 0) {
        all.add(
            job(job, source, repository, attempt.host(), 1)
                .trigger(trigger)
                .who(who)
                .attempt(whole.attempt())
                .parent(whole.id())
                .label(Run.GIT_SHA, text(attempt.run(), "head_sha"))
                .build());
      }
    }
    return all;
  }

  private static RunBuilder whole(RunAttempt attempt, String source, String repository) {
    JsonNode json = attempt.run();
    Instant began = attempt.jobsOf().began().orElse(null);
    Instant updated = time(json, "updated_at");
    if (attempt.jobs().isEmpty() && "in_progress".equals(word(json, "status"))) {
      began = updated; // it was picked up when it changed to running
    }
    RunStatus status = status(json);
    return Run.of(source, attempt.key(), attempt.revision(attempt.start(), updated, attempt.over()))
        .kind(RunKind.PIPELINE)
        .subject(repository)
        .job(attempt.workflow())
        .status(status == RunStatus.QUEUED && began != null ? RunStatus.RUNNING : status)
        .attempt(attempt.attempt())
        .parent(attempt.attempt() > 1 ? attempt.keyOf(attempt.attempt() - 1) : null)
        .times(attempt.start(), began, attempt.over())
        .label(Run.GIT_SHA, text(json, "head_sha"))
        .label(Run.URL, text(json, "html_url"));
  }

  /**
   * A job alone, as a hook tells it: what set off its run is not known.
   *
   * @param json a {@code workflow_job}
   */
  static Run ofJob(JsonNode json, String source, String repository, String host) {
    JsonEvidence.requiredId(json, "id");
    int attempt = Math.max(1, JsonEvidence.count(json, "run_attempt", 1));
    return job(new RunJob(json), source, repository, host, 0)
        .attempt(attempt)
        .parent(host + "/run/" + JsonEvidence.requiredId(json, "run_id") + "/" + attempt)
        .label(Run.GIT_SHA, text(json, "head_sha"))
        .build();
  }

  /**
   * A job, as far as it tells by itself.
   *
   * @param knowledge 1 where its run is known, else 0
   */
  private static RunBuilder job(
      RunJob job, String source, String repository, String host, int knowledge) {
    JsonNode json = job.json();
    Instant created = time(json, "created_at");
    RunStatus status = status(json);
    int rank = 2 * (status.isOver() ? 5 : status == RunStatus.RUNNING ? 3 : 1) + knowledge;
    return Run.of(
            source,
            host + "/job/" + job.id(),
            JsonEvidence.revision(rank, Stream.of(created, job.started(), job.completed())))
        .kind(RunKind.JOB)
        .subject(repository)
        .job(text(json, "name"))
        .status(status)
        .times(
            created == null ? job.started() : created,
            job.isTaken() ? job.started() : null,
            job.completed())
        .label(Run.URL, text(json, "html_url"));
  }

  private static RunTrigger trigger(RunAttempt attempt, @Nullable String identity) {
    if (attempt.attempt() > 1) {
      return identity == null ? RunTrigger.RETRY_AUTO : RunTrigger.RETRY_MANUAL;
    }
    return switch (word(attempt.run(), "event")) {
      case "push", "pull_request", "pull_request_target", "merge_group", "create", "delete" ->
          RunTrigger.PUSH;
      case "schedule" -> RunTrigger.SCHEDULE;
      case "workflow_run", "workflow_call", "dynamic" -> RunTrigger.DEPENDENCY;
      case "workflow_dispatch" -> identity == null ? RunTrigger.API : RunTrigger.WEB;
      case "repository_dispatch" -> RunTrigger.API;
      default -> RunTrigger.UNKNOWN;
    };
  }

  private static RunStatus status(JsonNode json) {
    return switch (word(json, "status")) {
      case "in_progress" -> RunStatus.RUNNING;
      case "completed" ->
          switch (word(json, "conclusion")) {
            case "success", "neutral" -> RunStatus.SUCCESS;
            case "cancelled" -> RunStatus.CANCELED;
            case "skipped", "stale", "action_required" -> RunStatus.SKIPPED;
            default -> RunStatus.FAILED;
          };
      default -> RunStatus.QUEUED;
    };
  }

  private static String word(JsonNode json, String field) {
    String text = text(json, field);
    return text == null ? NONE : text.toLowerCase(Locale.ROOT);
  }
}
