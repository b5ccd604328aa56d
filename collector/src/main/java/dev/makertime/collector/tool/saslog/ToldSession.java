package dev.makertime.collector.tool.saslog;

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
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is known of a session as a run, and as a wait where somebody waited.
 *
 * @param source the name of the source
 * @param id of the run
 * @param program that ran
 * @param who whose it is; absent = nobody's
 * @param isInteractive whether that person waited for it
 * @param lostAt when its log was written last, if it was killed; absent = it was not, or who knows
 */
record ToldSession(
    String source,
    String id,
    String program,
    @Nullable String who,
    boolean isInteractive,
    @Nullable Instant lostAt) {

  /**
   * Tells of it.
   *
   * @param isGone whether no line of it will follow
   * @throws IllegalArgumentException for times that cannot be
   */
  Reading of(LogSession session, boolean isGone) {
    Instant began = session.beginning();
    if (began == null) {
      throw new IllegalArgumentException(
          session.hasUnread
              ? "its Timestamps cannot be read: dates says what comes first, day or month"
              : "a session that does not tell when it began");
    }
    Instant lost = lostAt == null ? session.last : lostAt;
    Instant end = session.isOver ? session.end() : isGone ? lost : null;
    boolean isEnded = session.isOver || isGone;
    long revision = revision(session, isEnded);
    RunStatus status =
        !isEnded
            ? RunStatus.RUNNING
            : session.isFailed
                ? RunStatus.FAILED
                : session.isOver ? RunStatus.SUCCESS : RunStatus.ENDED;
    Run run =
        Run.of(source, id, revision)
            .kind(RunKind.JOB)
            .subject(program)
            .trigger(isInteractive ? RunTrigger.COMMAND : RunTrigger.UNKNOWN)
            .who(who)
            .status(status)
            .times(null, began, end)
            .build();
    return activities(session, run, began).with(List.of(run));
  }

  /** Grows with what was read of the session, byte by byte, whatever the clocks say. */
  private long revision(LogSession session, boolean isEnded) {
    int rank = session.isOver ? 8 : isEnded ? 6 : 4;
    return Math.max(0, session.to - session.from) * 16 + rank;
  }

  private Reading activities(LogSession session, Run run, Instant began) {
    if (!isInteractive) {
      return new Reading.Ignored("a batch, which nobody waits for");
    }
    if (who == null) {
      return new Reading.Ignored("a session of nobody");
    }
    Instant end = run.ended();
    boolean isEnded = run.status() != RunStatus.RUNNING;
    if (isEnded && end == null) {
      return new Reading.Ignored("a session of which nobody knows when it ended");
    }
    if (end != null && Duration.between(began, end).compareTo(Activity.LONGEST) > 0) {
      return new Reading.Ignored("nobody waits for 31 days");
    }
    Map<String, String> labels = new TreeMap<>(Map.of("trigger", "command"));
    if (isEnded && !session.isOver) {
      labels.put("end", "lost-end");
    }
    return new Reading.Found(
        List.of(JsonEvidence.waiting(id, run.revision(), who, began, began, end, program, labels)));
  }
}
