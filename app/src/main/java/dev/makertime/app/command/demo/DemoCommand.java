package dev.makertime.app.command.demo;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.StopSignal;
import dev.makertime.app.demo.AcceleratedClock;
import dev.makertime.app.demo.Demo;
import dev.makertime.app.health.PortInUse;
import dev.makertime.model.Count;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code demo}: runs everything on a simulated organization. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs everything on a simulated organization.%n",
      "Its time is accelerated: a working day takes eight minutes, and nights and weekends take "
          + "seconds. So people are at work whenever you look. --real-time follows the clock.%n",
      "One process has an embedded Kafka broker and simulated tools with the real HTTP APIs. It "
          + "needs no network and no configuration, and deletes its files when it ends."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final long FEEDER_MILLIS = 2_000;

  /** Half of them lie before the migration; one or two may be open, or miss a source. */
  private static final int ENOUGH_WEEKS = 12;

  @Spec CommandSpec spec;

  @Option(
      names = "--once",
      description = {
        "Send the history, wait until all days are computed, compare them with the true hours of",
        "the simulation, and end. Exit code 0 only if they are equal."
      })
  boolean once;

  @Option(
      names = "--out",
      description =
          "With --once: the directory for report.html, simulation.html, simulation.xlsx,"
              + " comparison.html, days.jsonl and days.csv.")
  @Nullable Path out;

  @Option(
      names = "--weeks",
      defaultValue = "12",
      description =
          "Weeks of history, 1 to 60. Below "
              + ENOUGH_WEEKS
              + " the Comparison and the Simulation may lack a result: their migration needs four"
              + " whole weeks before it, and four since. Default: ${DEFAULT-VALUE}")
  int weeks;

  @Option(
      names = "--seed",
      defaultValue = "7",
      description = "Seed of the simulated history. Default: ${DEFAULT-VALUE}")
  long seed;

  @Option(
      names = "--pace",
      paramLabel = "N",
      description =
          "How many seconds of working time pass in one second, 1 to 3600. Default: "
              + AcceleratedClock.USUAL_PACE)
  @Nullable Integer pace;

  @Option(
      names = "--real-time",
      description = "Let time pass as it does: on weekends and at night little happens.")
  boolean realTime;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The dashboard's port, 0 for a free one. Default: ${DEFAULT-VALUE}")
  int port;

  @Override
  public Integer call() throws Exception {
    if (weeks < 1 || weeks > 60) {
      throw new ParameterException(spec.commandLine(), "--weeks must be 1 to 60");
    }
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port must be 0 to 65535");
    }
    requireUsablePace();
    fewWeeks(weeks).ifPresent(spec.commandLine().getErr()::println);
    return once ? once() : stay();
  }

  /** What will be missing with so little history; absent where it is enough. */
  static Optional<String> fewWeeks(int weeks) {
    return weeks >= ENOUGH_WEEKS
        ? Optional.empty()
        : Optional.of(
            "%s of history: with fewer than %d the Comparison and the Simulation may lack a result"
                .formatted(Count.of(weeks, "week"), ENOUGH_WEEKS));
  }

  private void requireUsablePace() {
    if (pace != null && (pace < 1 || pace > AcceleratedClock.FASTEST)) {
      throw new ParameterException(
          spec.commandLine(), "--pace must be 1 to " + AcceleratedClock.FASTEST);
    }
    if (pace != null && (once || realTime)) {
      throw new ParameterException(
          spec.commandLine(),
          "--pace has no effect with %s: leave one of them out"
              .formatted(once ? "--once" : "--real-time"));
    }
    if (once && realTime) {
      throw new ParameterException(
          spec.commandLine(), "--real-time has no effect with --once: leave one of them out");
    }
  }

  /** How fast working hours pass, after what else is said. */
  static String howFast(int pace) {
    return pace == 1 ? ", and nights pass in seconds" : ", %d times as fast".formatted(pace);
  }

  private int pace() {
    return pace == null ? AcceleratedClock.USUAL_PACE : pace;
  }

  private Demo live(PrintWriter err) throws IOException {
    Clock clock = Clock.systemUTC();
    if (!realTime) {
      return Demo.accelerated(weeks, clock.instant(), seed, port, pace(), err::println);
    }
    LocalDate tomorrow = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
    return new Demo(weeks, tomorrow, seed, port, clock, err::println);
  }

  private int once() throws Exception {
    Clock clock = Clock.systemUTC();
    PrintWriter err = spec.commandLine().getErr();
    Path to = out == null ? Path.of("makertime-demo") : out;
    try (Demo demo =
        new Demo(weeks, Demo.lastWeekEnd(clock.instant()), seed, 0, clock, err::println)) {
      demo.feedHistory();
      return demo.prove(to, spec.commandLine().getOut()) ? 0 : 1;
    }
  }

  private int stay() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Thread main = Thread.currentThread();
    try (StopSignal stop = StopSignal.install();
        Demo demo = live(err)) {
      out.println(
          "dashboard  " + demo.reporterUrl() + "/ (its login page offers a login for each role)");
      demo.visitors()
          .all()
          .forEach(
              visitor ->
                  out.printf(
                      "  %-26s %s/%s%n    token %s%n",
                      visitor.title(), demo.reporterUrl(), visitor.page(), visitor.token()));
      out.println("collector  " + demo.collectorUrl());
      out.flush();
      Thread events = new Thread(() -> feed(demo, err, stop, main), "events");
      events.setDaemon(true);
      events.start();
      stop.await();
      err.println("stopping");
      demo.hurry();
      events.interrupt();
      events.join(FEEDER_MILLIS); // what it still does would meet what is already closed
    } catch (PortInUse e) {
      throw new Failure(
          "port %d is in use: choose another with --port, 0 for a free one".formatted(e.port()), e);
    }
    return 0;
  }

  private void feed(Demo demo, PrintWriter err, StopSignal stop, Thread main) {
    try {
      demo.feedHistory();
      err.println(
          "the history has been read; new events follow live%s. Press Ctrl-C to stop."
              .formatted(realTime ? "" : howFast(pace())));
      demo.feedPresent();
      if (!realTime) {
        err.println("all that was planned has happened; start the demo again to see more");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!stop.isGiven()) {
        err.println("demo: " + FailureText.of(e));
        main.interrupt();
      }
    }
  }
}
