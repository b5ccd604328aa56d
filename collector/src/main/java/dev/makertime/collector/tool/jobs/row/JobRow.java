package dev.makertime.collector.tool.jobs.row;

import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Activity;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run, as a row of a job server tells it.
 *
 * @param id within the source
 * @param job the name of the job
 * @param part of the job that ran, such as a step of a chain
 * @param group a class of jobs, for rules
 * @param user the account that the server names
 * @param asked when a person asked for it; absent = at {@code created}
 * @param created from when on it waited for a machine
 * @param attempt counts from 1
 * @param isRich whether it has what a later row of the same run may lack
 */
public record JobRow(
    String id,
    @Nullable String job,
    @Nullable String part,
    @Nullable String group,
    @Nullable String user,
    RunTrigger trigger,
    boolean isByHand,
    RunStatus status,
    int attempt,
    @Nullable Instant asked,
    @Nullable Instant created,
    @Nullable Instant began,
    @Nullable Instant ended,
    boolean isRich) {

  /** Who plans a run for later than that does not wait for it. */
  private static final Duration AT_ONCE = Duration.ofMinutes(15);

  /** The id of its run and its wait in the world. */
  public static String runId(String source, String id) {
    return source + "/run/" + id;
  }

  /** Whether more may be told of it. */
  public boolean isOpen() {
    return !status.isOver();
  }

  /** The latest time in it; absent where it has none. */
  public @Nullable Instant latest() {
    return JsonEvidence.latest(Stream.of(created, began, ended)).orElse(null);
  }

  /** Grows with what is known of the run. */
  public long revision() {
    int rank = status.isOver() ? 5 : 3;
    return JsonEvidence.revision(isRich ? rank + 1 : rank, Stream.of(created, began, ended));
  }

  /** What the row tells. */
  public Reading read(String source, JobRules rules) {
    if (latest() == null) {
      return new Reading.Ignored("it has not begun");
    }
    boolean isRuled = rules.isByHand(job, group);
    RunTrigger why = isRuled && !isByHand ? RunTrigger.COMMAND : trigger;
    String who = isRuled || isByHand ? rules.identity(source, user, job) : null;
    Run run =
        Run.of(source, runId(source, id), revision())
            .kind(RunKind.JOB)
            .subject(job)
            .job(part)
            .trigger(why)
            .who(who)
            .status(status)
            .attempt(attempt)
            .times(created, began, ended)
            .build();
    String subject = run.subject();
    if (subject == null) {
      throw new IllegalArgumentException("lacks the name of its job");
    }
    return activities(run, subject, who).with(List.of(run));
  }

  private Reading activities(Run run, String subject, @Nullable String who) {
    Instant start = run.at().orElseThrow();
    if (who == null) {
      return new Reading.Ignored("no person asked for it");
    }
    Map<String, String> labels = Map.of("trigger", run.trigger().text());
    Instant by = asked == null ? start : asked;
    Activity act = JsonEvidence.point(run.id() + "/start", who, by, subject, labels);
    Instant end = run.ended();
    if (by.isBefore(start.minus(AT_ONCE))
        || (end != null && end.isAfter(start.plus(Activity.LONGEST)))) {
      return new Reading.Found(List.of(act));
    }
    return new Reading.Found(
        List.of(
            act,
            JsonEvidence.waiting(
                run.id(), run.revision(), who, start, run.began(), end, subject, labels)));
  }
}
