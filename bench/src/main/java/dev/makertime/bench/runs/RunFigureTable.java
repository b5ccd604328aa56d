package dev.makertime.bench.runs;

import dev.makertime.bench.load.AskedReporter.Times;
import java.io.PrintWriter;
import java.util.function.BiConsumer;

/**
 * Prints the figures about runs.
 *
 * @param keep takes each figure by its name
 */
public record RunFigureTable(PrintWriter out, BiConsumer<String, Double> keep) {

  /** Of a backfill. */
  public void backfill(RunsBackfill of) {
    out.printf(
        "%nbackfill of %,d runs of an MLflow (%,d pages), seconds%n"
            + "  whole %.1f; killed in the middle and continued %.1f, %d pages asked for again,"
            + " %,d runs told%n",
        of.runs(), of.pages(), of.whole(), of.killed(), of.pagesAgain(), of.told());
    keep.accept("backfill.seconds", of.whole());
    keep.accept("backfill.pagesAgain", (double) of.pagesAgain());
    out.flush();
  }

  /** Of a large table. */
  public void jobs(JobRowsMemory of) {
    out.printf(
        "%n%,d rows of a job server in -Xmx%s, its database included%n  %.1f s, heap at most %d MiB%n",
        of.rows(), JobRowsMemory.HEAP, of.seconds(), of.peak() >> 20);
    keep.accept("jobs.seconds", of.seconds());
    keep.accept("jobs.peak", (double) of.peak());
    out.flush();
  }

  /** Of questions for sums. */
  public void question(RunsQuestion of) {
    out.printf(
        "%n/api/runs of a year with %,d runs (stored in %.0f s), milliseconds%n",
        of.runs(), of.filling());
    print("all subjects", of.manager());
    print("one subject", of.subject());
    print("one source", of.scheduled());
    keep.accept("runs.p99", of.manager().p99());
    out.flush();
  }

  private void print(String what, Times of) {
    out.printf("  %-12s p50 %.0f   p99 %.0f%n", what, of.p50(), of.p99());
  }
}
