package dev.makertime.collector.tool.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.airflow.DagRun.Act;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides who waits for each run of one poll, by the run, the log and the cursor.
 *
 * @param name the prefix of identities
 */
record AirflowRuns(String name, AirflowRequests ask, PollRound round) {

  /** So long after a clear it is certain whether anything came of it. */
  private static final Duration SETTLED = Duration.ofMinutes(5);

  /** Airflow 2 does not say when a run was queued: its trigger may be as long before its start. */
  private static final Duration LONGEST_QUEUE = Duration.ofHours(6);

  /** Takes a run as it is now; an odd one stops no other. */
  void take(JsonNode run) throws IOException, InterruptedException, Unavailable {
    try {
      take(new DagRun(run));
    } catch (IllegalArgumentException | DateTimeException e) {
      reject(e, "run " + run.path("dag_run_id").asText());
    }
  }

  /** Takes runs that were waited for when they were last seen: some vanish without a change. */
  void again() throws IOException, InterruptedException, Unavailable {
    for (AirflowCursor.Waited waited : cursor().waited()) {
      try {
        take(ask.run(waited.dag(), waited.run()));
      } catch (Api.Absent e) {
        if (!e.isGone()) {
          throw e;
        }
        interrupt(waited.key(), round.now());
      } catch (IllegalArgumentException | DateTimeException e) {
        reject(e, "run " + waited.key());
      }
    }
  }

  /** From now on the run's times are about what this row of the log set off. */
  void cleared(LogRow row) throws IOException, InterruptedException, Unavailable {
    String dag = row.dag();
    if (dag == null || row.run().isEmpty()) {
      return;
    }
    String key = dag + "/" + row.run().get();
    Optional<Act> earlier = cursor().clear(key);
    if (earlier.filter(clear -> clear.log() >= row.id()).isPresent()) {
      return;
    }
    boolean wasWaitedFor = interrupt(key, row.when());
    cursor().clear(key, row.act());
    try {
      DagRun run = ask.run(dag, row.run().get());
      if (!wasWaitedFor && earlier.isEmpty()) {
        asItWas(run, row.act());
      }
      take(run);
    } catch (Api.Absent e) {
      round.progress("run " + key + " is gone");
    } catch (IllegalArgumentException | DateTimeException e) {
      reject(e, "a run that was cleared");
    }
  }

  private AirflowCursor cursor() {
    return new AirflowCursor(round.cursor());
  }

  /** Who still waited for the run as it was waits no longer. */
  private boolean interrupt(String key, Instant at) throws Unavailable {
    var end = cursor().end(key, at);
    if (end.isPresent()) {
      round.take(new Reading.Found(List.of(end.get())), "run " + key + ", as it was");
    }
    return end.isPresent();
  }

  /** A run that was cleared while it ran still shows when it first began. */
  private void asItWas(DagRun run, Act clear)
      throws IOException, InterruptedException, Unavailable {
    if (run.isByHand() && run.wasRunningAt(clear.when())) {
      Optional<Act> trigger = trigger(run, around(run));
      round.take(run.readUntil(name, trigger, clear.when()), "run " + run.key() + ", as it was");
    }
  }

  private void take(DagRun run) throws IOException, InterruptedException, Unavailable {
    Optional<Act> clear = cursor().clear(run.key());
    if (clear.isPresent() && cameToNothing(run, clear.get())) {
      round.take(run.retractCleared(name, clear.get()), "run " + run.key() + ", cleared");
      cursor().forgetClear(run.key());
      clear = Optional.empty();
    }
    Optional<Act> trigger = Optional.empty();
    if (clear.isEmpty() && run.isByHand()) {
      NearbyLogRows rows = around(run);
      Optional<Instant> once = cursor().began(run.key()).filter(run::isAgain);
      trigger = trigger(run, rows).filter(act -> once.filter(act.when()::isBefore).isEmpty());
      clear = trigger.isEmpty() ? rows.clear(run) : clear;
      if (once.isPresent() && trigger.isEmpty()) {
        interrupt(run.key(), clear.map(Act::when).orElseGet(() -> restarted(run, once.get())));
        if (clear.isEmpty()) {
          round.take(new Reading.Ignored("it does not name who cleared it"), "run " + run.key());
          return;
        }
      }
      clear.ifPresent(act -> cursor().clear(run.key(), act));
    }
    Reading reading = read(run, trigger, clear);
    round.take(reading, "run " + run.key());
    if (reading instanceof Reading.Found found && !found.activities().isEmpty()) {
      cursor().waits(run, found.activities());
      run.began().filter(began -> run.isByHand()).ifPresent(at -> cursor().began(run.key(), at));
    } else {
      cursor().waits(run, List.of());
    }
  }

  /**
   * A wait ends where the run asks people a question: from then on it waits for them, not the
   * machine.
   */
  private Reading read(DagRun run, Optional<Act> trigger, Optional<Act> clear)
      throws IOException, InterruptedException {
    if (clear.isPresent()) {
      Act by = clear.get();
      return run.readCleared(name, by, ask.question(run, by.when()));
    }
    Optional<Instant> question =
        run.isByHand()
            ? ask.question(run, trigger.map(Act::when).orElseGet(run::asked))
            : Optional.empty();
    return question.isPresent()
        ? run.readUntil(name, trigger, question.get())
        : run.read(name, trigger);
  }

  /** Some versions leave the time at which it was queued as it was. */
  private Instant restarted(DagRun run, Instant once) {
    return run.asked().isAfter(once) ? run.asked() : round.now();
  }

  /** Whether it was refused, or there was nothing to clear: the log tells of what was asked for. */
  private boolean cameToNothing(DagRun run, Act clear) {
    return run.wasOverBefore(clear.when()) && round.now().isAfter(clear.when().plus(SETTLED));
  }

  private NearbyLogRows around(DagRun run) throws IOException, InterruptedException {
    Instant asked = run.asked();
    try {
      return new NearbyLogRows(
          ask.rowsOf(run.dag(), asked.minus(LONGEST_QUEUE), asked.plus(SETTLED)).stream()
              .map(LogRow::new)
              .toList());
    } catch (Api.Absent e) {
      return new NearbyLogRows(List.of()); // the log is not shown, which is said where it is read
    }
  }

  /** A row that names no run is about the first run that it fits. */
  private Optional<Act> trigger(DagRun run, NearbyLogRows rows) {
    Optional<Act> trigger =
        rows.trigger(
            run, log -> cursor().claim(log).filter(by -> !by.equals(run.key())).isPresent());
    trigger.ifPresent(act -> cursor().claim(act.log(), run.key()));
    return trigger;
  }

  private void reject(RuntimeException e, String what) throws Unavailable {
    round.take(new Reading.Rejected(FailureText.of(e)), what);
  }
}
