package dev.makertime.bench;

import dev.makertime.bench.runs.JobRowsMemory;
import dev.makertime.bench.runs.RunFigureTable;
import dev.makertime.bench.runs.RunsBackfill;
import dev.makertime.bench.runs.RunsQuestion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the speed that the documentation claims, and writes a table and JSON. */
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    description = {
      "Measures streams (throughput compared with a skeleton and with rewriting JSON, latency,"
          + " restore, size of state)",
      "and the collector (webhooks compared with a handler that only reads). Compare only ratios"
          + " of one run; absolute figures depend on the machine."
    })
final class Bench implements Callable<Integer> {
  enum Figure {
    THROUGHPUT,
    LATENCY,
    LIFE,
    INGEST,
    CALENDARS,
    DASHBOARD,
    RUNS
  }

  @Spec CommandSpec spec;

  @Option(names = "--only", split = ",", description = "${COMPLETION-CANDIDATES}. Default: all.")
  Set<Figure> only = Set.of(Figure.values());

  @Option(names = "--activities", defaultValue = "1000000", description = "${DEFAULT-VALUE}")
  int activities;

  @Option(names = "--engineers", defaultValue = "10000", description = "${DEFAULT-VALUE}")
  int engineers;

  @Option(names = "--days", defaultValue = "60", description = "${DEFAULT-VALUE}")
  int days;

  @Option(names = "--repeats", defaultValue = "3", description = "${DEFAULT-VALUE}")
  int repeats;

  @Option(names = "--commit-interval", defaultValue = "PT0.1S", description = "${DEFAULT-VALUE}")
  Duration commitInterval;

  @Option(
      names = "--guarantee",
      defaultValue = "exactly_once_v2",
      description = "exactly_once_v2 or at_least_once. Default: ${DEFAULT-VALUE}")
  String guarantee;

  @Option(
      names = "--latency-partitions",
      defaultValue = "8",
      description = "kafka.partitions for latency. Default: ${DEFAULT-VALUE}")
  int latencyPartitions;

  @Option(
      names = "--latency-warm-up",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "Warm-up before latency is measured. Default: ${DEFAULT-VALUE}")
  int latencyWarmUp;

  @Option(
      names = "--stored",
      paramLabel = "DAYS",
      defaultValue = "3000000",
      description = "Days in the store of the dashboard. Default: ${DEFAULT-VALUE}")
  int stored;

  @Option(
      names = "--asked",
      paramLabel = "TIMES",
      defaultValue = "200",
      description = "Number of requests of each kind. Default: ${DEFAULT-VALUE}")
  int asked;

  @Option(
      names = "--backfilled",
      paramLabel = "RUNS",
      defaultValue = "100000",
      description = "Runs of the MLflow that is backfilled. Default: ${DEFAULT-VALUE}")
  int backfilled;

  @Option(
      names = "--job-rows",
      paramLabel = "ROWS",
      defaultValue = "100000",
      description = "Rows of the job server's table. Default: ${DEFAULT-VALUE}")
  int jobRows;

  @Option(
      names = "--stored-runs",
      paramLabel = "RUNS",
      defaultValue = "5000000",
      description = "Runs of a year in the store. Default: ${DEFAULT-VALUE}")
  int storedRuns;

  @Option(names = "--json", description = "A file for the figures.")
  @Nullable Path json;

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    FigureTable table = new FigureTable(spec.commandLine().getOut());
    Throughput.Plan plan =
        new Throughput.Plan(
            Workload.until(Clock.systemUTC().instant(), engineers, activities, days),
            activities / 5,
            8,
            2,
            guarantee,
            commitInterval);
    if (only.contains(Figure.THROUGHPUT)) {
      table.throughput(throughput(plan), repeats);
    }
    if (only.contains(Figure.LATENCY)) {
      table.latency(Latency.measure(200, 60, latencyWarmUp, latencyPartitions));
    }
    if (only.contains(Figure.LIFE)) {
      table.life(StateRestore.lived(plan));
    }
    if (only.contains(Figure.INGEST)) {
      table.ingest(inScratch("ingest", directory -> IngestBenchmark.measure(directory, 10)));
    }
    if (only.contains(Figure.CALENDARS)) {
      table.calendars(Calendars.measure());
    }
    if (only.contains(Figure.DASHBOARD)) {
      table.dashboard(
          inScratch(
              "dashboard",
              directory -> DashboardBenchmark.measure(directory, stored / 365, 500, asked)));
    }
    if (only.contains(Figure.RUNS)) {
      runs(new RunFigureTable(spec.commandLine().getOut(), table::keep));
    }
    if (json != null) {
      table.write(json);
    }
    return 0;
  }

  private void runs(RunFigureTable table) throws Exception {
    if (backfilled > 0) {
      table.backfill(inScratch("backfill", at -> RunsBackfill.measure(at, backfilled)));
    }
    if (jobRows > 0) {
      table.jobs(inScratch("jobs", at -> JobRowsMemory.measure(at, jobRows)));
    }
    if (storedRuns > 0) {
      table.question(inScratch("runs", at -> RunsQuestion.measure(at, storedRuns, asked)));
    }
  }

  /** The rates of each shape; shapes are run in turns, and each other turn backwards. */
  private Map<Throughput.Shape, List<Double>> throughput(Throughput.Plan plan) throws Exception {
    Map<Throughput.Shape, List<Double>> rates = new EnumMap<>(Throughput.Shape.class);
    List<Throughput.Shape> order = new ArrayList<>(List.of(Throughput.Shape.values()));
    for (int i = 0; i < repeats; i++) {
      for (Throughput.Shape shape : order) {
        rates.computeIfAbsent(shape, of -> new ArrayList<>()).add(Throughput.run(shape, plan));
      }
      Collections.reverse(order);
    }
    return rates;
  }

  /** Measures in a directory that is deleted afterwards. */
  private static <T> T inScratch(String name, Measurement<T> measurement) throws Exception {
    Path directory = Scratch.directory(name);
    try {
      return measurement.in(directory);
    } finally {
      Scratch.delete(directory);
    }
  }

  private interface Measurement<T> {
    T in(Path directory) throws Exception;
  }
}
