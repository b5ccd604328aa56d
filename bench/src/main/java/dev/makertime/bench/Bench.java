package dev.makertime.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
    DASHBOARD
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

  @Option(names = "--json", description = "A file for the figures.")
  @Nullable Path json;

  private final ObjectNode figures = Json.MAPPER.createObjectNode();

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Bench()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Throughput.Plan plan =
        new Throughput.Plan(
            Workload.until(Clock.systemUTC().instant(), engineers, activities, days),
            activities / 5,
            8,
            2,
            guarantee,
            commitInterval);
    if (only.contains(Figure.THROUGHPUT)) {
      throughput(plan, out);
    }
    if (only.contains(Figure.LATENCY)) {
      latency(out);
    }
    if (only.contains(Figure.LIFE)) {
      life(plan, out);
    }
    if (only.contains(Figure.INGEST)) {
      ingest(out);
    }
    if (only.contains(Figure.CALENDARS)) {
      calendars(out);
    }
    if (only.contains(Figure.DASHBOARD)) {
      dashboard(out);
    }
    write();
    return 0;
  }

  private void throughput(Throughput.Plan plan, PrintWriter out) throws Exception {
    Map<Throughput.Shape, List<Double>> rates = new EnumMap<>(Throughput.Shape.class);
    List<Throughput.Shape> order = new ArrayList<>(List.of(Throughput.Shape.values()));
    for (int i = 0; i < repeats; i++) {
      for (Throughput.Shape shape : order) {
        rates.computeIfAbsent(shape, of -> new ArrayList<>()).add(Throughput.run(shape, plan));
      }
      java.util.Collections.reverse(order);
    }
    out.printf("%nthroughput, activities per second, median of %d%n", repeats);
    double full = median(rates, Throughput.Shape.FULL);
    for (Throughput.Shape shape : Throughput.Shape.values()) {
      double median = median(rates, shape);
      out.printf("  %-9s %,9.0f   full / this %.2f%n", shape, median, full / median);
      figures.put("throughput." + shape, median);
    }
    out.flush();
  }

  private void ingest(PrintWriter out) throws Exception {
    Path directory = Scratch.directory("ingest");
    try {
      Ingest.Result result = Ingest.measure(directory, 10);
      double ratio = result.collector() / result.bare();
      out.printf(
          "%ningest of hooks of %d bytes on 64 connections, median of 3%n"
              + "  collector %,.0f/s, a handler that only reads %,.0f/s, ratio %.2f%n"
              + "  at 500/s, milliseconds: p50 %.1f, p99 %.1f%n",
          result.bytes(), result.collector(), result.bare(), ratio, result.p50(), result.p99());
      figures.put("ingest.ratio", ratio);
      figures.put("ingest.p99", result.p99());
    } finally {
      Scratch.delete(directory);
    }
    out.flush();
  }

  private void calendars(PrintWriter out) {
    Calendars.Result result = Calendars.measure();
    double ratio = result.read() / result.parsed();
    out.printf(
        "%ncalendars, processor time, median of 5%n  20,000 files of one event: read in %,.0f ms,"
            + " parsed alone in %,.0f ms, ratio %.2f%n  a month of 1,000 weekly series, from their"
            + " text: %.0f ms%n  3,000 calendars held: %,d KiB after the second round, %,d KiB"
            + " after the fourth%n",
        result.read(),
        result.parsed(),
        ratio,
        result.month(),
        result.second() >> 10,
        result.fourth() >> 10);
    figures.put("calendars.ratio", ratio);
    figures.put("calendars.month", result.month());
    figures.put("calendars.growth", result.fourth() - result.second());
    out.flush();
  }

  private void dashboard(PrintWriter out) throws Exception {
    Path directory = Scratch.directory("dashboard");
    try {
      Dashboard of = Dashboard.measure(directory, stored / 365, 500, asked);
      out.printf(
          "%ndashboard with %,d days, milliseconds%n"
              + "  a year of 100 teams  p50 %.0f   p99 %.0f%n"
              + "  a person's year      p50 %.0f   p99 %.0f%n"
              + "  a team's whole page  p50 %.0f   p99 %.0f%n"
              + "  a change is on the last of %d open pages after %.0f; a page holds %d KiB%n",
          of.days(),
          of.teamDays().p50(),
          of.teamDays().p99(),
          of.person().p50(),
          of.person().p99(),
          of.page().p50(),
          of.page().p99(),
          of.pages(),
          of.toLast(),
          of.bytesPerPage() >> 10);
      figures.put("dashboard.teamDays.p99", of.teamDays().p99());
      figures.put("dashboard.person.p99", of.person().p99());
      figures.put("dashboard.bytesPerPage", of.bytesPerPage());
      figures.put("dashboard.toLast", of.toLast());
    } finally {
      Scratch.delete(directory);
    }
    out.flush();
  }

  private void latency(PrintWriter out) throws Exception {
    Latency.Result result = Latency.measure(200, 60, latencyWarmUp, latencyPartitions);
    out.printf(
        "%nlatency at %.0f activities/s, commits every 100 ms, %d activities, milliseconds%n",
        result.perSecond(), result.activities());
    print("days", result.days(), out);
    print("teamDays", result.teamDays(), out);
    out.flush();
  }

  private void print(String name, Latency.Percentiles of, PrintWriter out) {
    out.printf("  %-9s p50 %.0f   p99 %.0f   most %.0f%n", name, of.p50(), of.p99(), of.most());
    figures.put("latency." + name + ".p50", of.p50());
    figures.put("latency." + name + ".p99", of.p99());
  }

  private void life(Throughput.Plan plan, PrintWriter out) throws Exception {
    StateRestore life = StateRestore.lived(plan);
    double perDay = (double) life.stateBytes() / life.engineerDays();
    out.printf("%nrestore and state%n");
    out.printf(
        "  live %,.0f activities/s, restored at %,.0f: %.1f times as fast%n",
        life.live(), life.restored(), life.restored() / life.live());
    out.printf("  state %,d bytes, %.0f per engineer-day%n", life.stateBytes(), perDay);
    out.printf(
        "  heap %,d MiB after a tenth, %,d MiB after all%n",
        life.smallHeap() >> 20, life.largeHeap() >> 20);
    figures.put("restore.timesLive", life.restored() / life.live());
    figures.put("state.bytesPerEngineerDay", perDay);
    figures.put("heap.small", life.smallHeap());
    figures.put("heap.large", life.largeHeap());
    out.flush();
  }

  private void write() throws IOException {
    if (json != null) {
      Files.writeString(
          json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
    }
  }

  private static double median(Map<Throughput.Shape, List<Double>> rates, Throughput.Shape shape) {
    List<Double> sorted = rates.getOrDefault(shape, List.of()).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
