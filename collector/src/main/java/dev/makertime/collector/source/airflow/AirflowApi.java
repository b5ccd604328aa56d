package dev.makertime.collector.source.airflow;

import static dev.makertime.collector.source.Evidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiSource;
import dev.makertime.collector.api.Round;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.source.Reading;
import dev.makertime.collector.source.airflow.DagRun.Act;
import dev.makertime.model.Activity;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Airflow's REST API, v1 or v2. First what people did, by the log, then the runs that changed; both
 * in closed windows of time with an overlap, as a run does not say when it changed. What was
 * cleared by hand is remembered. Of a run that ended and was cleared between two readings the wait
 * before is lost: the API shows only the times since.
 */
public final class AirflowApi implements ApiSource {
  private static final Duration WINDOW = Duration.ofDays(1);
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  /** Airflow 2 does not say when a run was queued: its trigger may be as long before its start. */
  private static final Duration LONGEST_QUEUE = Duration.ofHours(6);

  private final String name;
  private @Nullable AirflowQuestions known;

  /**
   * A source.
   *
   * @param name the prefix of its identities
   */
  public AirflowApi(String name) {
    this.name = name;
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    AirflowQuestions ask = questions(api);
    String version = ask.get("version").path("version").asText("?");
    int dags = ask.get("dags?limit=1").path("total_entries").asInt(0);
    String log = "";
    try {
      ask.get("eventLogs?limit=1");
    } catch (Api.Absent e) {
      log =
          "; the event log is not shown (permission 'can read on Audit Logs'): who did what by"
              + " hand stays unknown, except who triggered a run of Airflow 3.1 or later";
    }
    return "Airflow %s, %d DAGs%s".formatted(version, dags, log);
  }

  @Override
  public void read(Api api, Round round) throws IOException, InterruptedException, Unavailable {
    AirflowQuestions ask = questions(api);
    String until = text(round.cursor(), "until");
    Instant from = until == null ? round.since() : Instant.parse(until).minus(OVERLAP);
    Instant now = round.now().truncatedTo(ChronoUnit.SECONDS);
    while (from.isBefore(now)) {
      Instant to = from.plus(WINDOW).isBefore(now) ? from.plus(WINDOW) : now;
      log(ask, round, from, to);
      for (JsonNode run : ask.changed(from, to)) {
        try {
          take(ask, round, new DagRun(run));
        } catch (IllegalArgumentException | DateTimeException e) {
          reject(round, e, "run " + run.path("dag_run_id").asText());
        }
      }
      round.cursor().put("until", to.toString());
      round.keep();
      if (to.isBefore(now)) {
        round.progress("read up to " + to);
      }
      from = to;
    }
    again(ask, round);
    round.keep();
  }

  /** Runs that were waited for when they were last seen: some vanish without a change. */
  private void again(AirflowQuestions ask, Round round)
      throws IOException, InterruptedException, Unavailable {
    for (AirflowMemory.Waited waited : new AirflowMemory(round.cursor()).waited()) {
      try {
        take(ask, round, ask.run(waited.dag(), waited.run()));
      } catch (Api.Absent e) {
        if (e.status() == 403) {
          throw e;
        }
        interrupt(round, waited.key(), round.now());
      } catch (IllegalArgumentException | DateTimeException e) {
        reject(round, e, "run " + waited.key());
      }
    }
  }

  /** One odd answer stops no other. */
  private static void reject(Round round, RuntimeException e, String what) throws Unavailable {
    round.take(new Reading.Rejected(String.valueOf(e.getMessage())), what);
  }

  private synchronized AirflowQuestions questions(Api api)
      throws IOException, InterruptedException {
    if (known == null || known.api() != api) {
      known = AirflowQuestions.of(api);
    }
    return known;
  }

  private void log(AirflowQuestions ask, Round round, Instant from, Instant to)
      throws IOException, InterruptedException, Unavailable {
    List<JsonNode> rows;
    try {
      rows = ask.rows(from, to);
    } catch (Api.Absent e) {
      round.gap("the event log");
      return;
    }
    for (JsonNode json : rows) {
      LogRow row = new LogRow(json);
      Reading reading = row.read(name);
      round.take(reading, "event log " + json.path("event_log_id").asText());
      if (reading instanceof Reading.Found && row.isClear()) {
        try {
          cleared(ask, round, row);
        } catch (IllegalArgumentException | DateTimeException e) {
          reject(round, e, "a run that was cleared");
        }
      }
    }
  }

  /** From now on the run's times are about what this clear set off. */
  private void cleared(AirflowQuestions ask, Round round, LogRow row)
      throws IOException, InterruptedException, Unavailable {
    String dag = row.dag();
    String owner = row.owner();
    if (dag == null || owner == null || row.run().isEmpty()) {
      return;
    }
    String key = dag + "/" + row.run().get();
    AirflowMemory memory = new AirflowMemory(round.cursor());
    if (memory.clear(key).filter(clear -> clear.log() >= row.id()).isPresent()) {
      return;
    }
    interrupt(round, key, row.when());
    memory.clear(key, new Act(owner, row.when(), row.id()));
    try {
      take(ask, round, ask.run(dag, row.run().get()));
    } catch (Api.Absent e) {
      round.progress("run " + key + " is gone");
    }
  }

  /** Who still waited for the run as it was waits no longer. */
  private static void interrupt(Round round, String key, Instant at) throws Unavailable {
    Optional<Activity> end = new AirflowMemory(round.cursor()).end(key, at);
    if (end.isPresent()) {
      round.take(new Reading.Found(List.of(end.get())), "run " + key + ", as it was");
    }
  }

  private void take(AirflowQuestions ask, Round round, DagRun run)
      throws IOException, InterruptedException, Unavailable {
    AirflowMemory memory = new AirflowMemory(round.cursor());
    Optional<Act> clear = memory.clear(run.key());
    if (clear.isPresent() && cameToNothing(run, clear.get(), round.now())) {
      round.take(run.retractCleared(name, clear.get()), "run " + run.key() + ", cleared");
      memory.forgetClear(run.key());
      clear = Optional.empty();
    }
    Reading reading =
        clear.isPresent()
            ? run.readCleared(name, clear.get())
            : run.read(name, run.isByHand() ? trigger(ask, run) : Optional.empty());
    round.take(reading, "run " + run.key());
    memory.waits(run, reading instanceof Reading.Found found ? found.activities() : List.of());
  }

  /** Whether it was refused, or there was nothing to clear: the log tells of what was asked for. */
  private static boolean cameToNothing(DagRun run, Act clear, Instant now) {
    return run.wasOverBefore(clear.when()) && now.isAfter(clear.when().plus(OVERLAP));
  }

  /** The row of the log that asked for the run: it names it, or is the nearest before it. */
  private Optional<Act> trigger(AirflowQuestions ask, DagRun run)
      throws IOException, InterruptedException {
    Instant asked = run.asked();
    List<LogRow> rows;
    try {
      rows =
          ask.rowsOf(run.dag(), asked.minus(LONGEST_QUEUE), asked.plus(OVERLAP)).stream()
              .map(LogRow::new)
              .filter(row -> row.isTrigger() && row.isAct())
              .toList();
    } catch (Api.Absent e) {
      return Optional.empty(); // the log is not shown, which is said where it is read
    }
    Optional<LogRow> named =
        rows.stream().filter(row -> row.run().filter(run.id()::equals).isPresent()).findFirst();
    return named
        .or(
            () ->
                rows.stream()
                    .filter(row -> row.run().isEmpty())
                    .filter(row -> near(row, asked))
                    .filter(row -> run.user().isEmpty() || run.user().get().equals(row.owner()))
                    .min(Comparator.comparing(row -> Duration.between(row.when(), asked).abs())))
        .map(row -> new Act(String.valueOf(row.owner()), row.when(), row.id()));
  }

  private static boolean near(LogRow row, Instant asked) {
    return Duration.between(row.when(), asked).abs().compareTo(OVERLAP) <= 0;
  }
}
