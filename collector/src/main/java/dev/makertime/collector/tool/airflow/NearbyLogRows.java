package dev.makertime.collector.tool.airflow;

import dev.makertime.collector.tool.airflow.DagRun.Act;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Finds the row of the log that triggered a run, among those near in time. A row that names the run
 * is about it; of the others each is about one run, and the nearest in time.
 *
 * @param rows of the run's DAG
 */
record NearbyLogRows(List<LogRow> rows) {
  private static final Duration NEAR = Duration.ofMinutes(5);

  NearbyLogRows {
    rows = rows.stream().filter(LogRow::isAct).toList(); // one that is odd hides no other
  }

  /**
   * Who triggered the run.
   *
   * @param isTaken whether a row of the log, by its id, is known to be about another run
   */
  Optional<Act> trigger(DagRun run, LongPredicate isTaken) {
    return nearest(run, triggers().filter(row -> names(row, run)))
        .or(() -> nearest(run, triggers().filter(row -> mayBeAbout(row, run, isTaken))))
        .map(LogRow::act);
  }

  private static Optional<LogRow> nearest(DagRun run, Stream<LogRow> rows) {
    return rows.min(Comparator.comparing(row -> run.distance(row.when())));
  }

  private static boolean mayBeAbout(LogRow row, DagRun run, LongPredicate isTaken) {
    return row.run().isEmpty()
        && !isTaken.test(row.id())
        && (run.user().isEmpty() || run.user().get().equals(row.owner()))
        && run.distance(row.when()).compareTo(NEAR) <= 0;
  }

  /** Who cleared the run just before it was asked for anew; the log need not say which runs. */
  Optional<Act> clear(DagRun run) {
    Instant asked = run.asked();
    return rows.stream()
        .filter(row -> row.isClear() && (row.run().isEmpty() || names(row, run)))
        .filter(row -> isJustBefore(row.when(), asked))
        .max(Comparator.comparing(LogRow::when))
        .map(LogRow::act);
  }

  private Stream<LogRow> triggers() {
    return rows.stream().filter(LogRow::isTrigger);
  }

  private static boolean names(LogRow row, DagRun run) {
    return row.run().filter(run.id()::equals).isPresent();
  }

  private static boolean isJustBefore(Instant when, Instant asked) {
    return !asked.isBefore(when.minus(DagRun.SKEW)) && !asked.isAfter(when.plus(NEAR));
  }
}
