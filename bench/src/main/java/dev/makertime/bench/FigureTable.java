package dev.makertime.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Prints figures as they are measured, and writes all of them as JSON. */
final class FigureTable {
  private final PrintWriter out;
  private final ObjectNode figures = Json.MAPPER.createObjectNode();

  FigureTable(PrintWriter out) {
    this.out = out;
  }

  void throughput(Map<Throughput.Shape, List<Double>> rates, int repeats) {
    out.printf("%nthroughput, activities per second, median of %d%n", repeats);
    double full = median(rates, Throughput.Shape.FULL);
    for (Throughput.Shape shape : Throughput.Shape.values()) {
      double median = median(rates, shape);
      out.printf("  %-9s %,9.0f   full / this %.2f%n", shape, median, full / median);
      figures.put("throughput." + shape, median);
    }
    out.flush();
  }

  void ingest(IngestBenchmark.Result result) {
    double ratio = result.collector() / result.bare();
    out.printf(
        "%ningest of hooks of %d bytes on 64 connections, median of 3%n"
            + "  collector %,.0f/s, a handler that only reads %,.0f/s, ratio %.2f%n"
            + "  at 500/s, milliseconds: p50 %.1f, p99 %.1f%n",
        result.bytes(), result.collector(), result.bare(), ratio, result.p50(), result.p99());
    figures.put("ingest.ratio", ratio);
    figures.put("ingest.p99", result.p99());
    out.flush();
  }

  void calendars(Calendars.Result result) {
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

  void dashboard(DashboardBenchmark of) {
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
    out.flush();
  }

  void latency(Latency.Result result) {
    out.printf(
        "%nlatency at %.0f activities/s, commits every 100 ms, %d activities, milliseconds%n",
        result.perSecond(), result.activities());
    print("days", result.days());
    print("teamDays", result.teamDays());
    out.flush();
  }

  private void print(String name, Latency.Percentiles of) {
    out.printf("  %-9s p50 %.0f   p99 %.0f   most %.0f%n", name, of.p50(), of.p99(), of.most());
    figures.put("latency." + name + ".p50", of.p50());
    figures.put("latency." + name + ".p99", of.p99());
  }

  void life(StateRestore life) {
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

  /** Keeps a figure for the file. */
  void keep(String name, double figure) {
    figures.put(name, figure);
  }

  /** Writes the figures as JSON. */
  void write(Path json) throws IOException {
    Files.writeString(
        json, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
  }

  private static double median(Map<Throughput.Shape, List<Double>> rates, Throughput.Shape shape) {
    List<Double> sorted = rates.getOrDefault(shape, List.of()).stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
