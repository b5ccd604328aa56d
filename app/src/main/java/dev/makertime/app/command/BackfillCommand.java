package dev.makertime.app.command;

import dev.makertime.app.backfill.PastReading;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.ProgressLine;
import dev.makertime.app.config.Configuration;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.source.Backfill;
import dev.makertime.collector.source.Source;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code backfill}: reads the past of sources once more, for their runs. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = {
      "Reads the past of sources once more, such as runs of a time before runs were told.%n",
      "Sources that are polled are read from their first day on. What was told before counts once:"
          + " ids and revisions are the same. An interrupted backfill continues where it was.%n",
      "With an embedded broker, stop `makertime run` first. With brokers elsewhere the roles may go"
          + " on. Exit code 0 only if all was read."
    })
public final class BackfillCommand implements Callable<Integer> {
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Option(
      names = "--from",
      description = "The first day to be read. Default: each source's `since`, or 90 days ago.")
  @Nullable LocalDate from;

  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..*",
      description = "Names of sources. Default: all that are polled.")
  List<String> names = List.of();

  @Override
  public Integer call() throws Failure {
    Clock clock = Clock.systemUTC();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (from != null && (from.isBefore(EARLIEST) || from.isAfter(today))) {
      throw new ParameterException(
          spec.commandLine(), "--from must be a day from %s to today".formatted(EARLIEST));
    }
    Configuration configuration = InputFiles.configuration(config);
    List<Source> sources = wanted(configuration.sources());
    PrintWriter out = spec.commandLine().getOut();
    boolean isWhole = true;
    try (PastReading past = new PastReading(configuration, clock)) {
      for (Source source : sources) {
        Backfill.Outcome outcome = read(past, source, clock);
        out.println(line(source.name(), outcome));
        out.flush();
        isWhole &= outcome.isWhole();
      }
    } catch (Inbox.Unavailable e) {
      throw new Failure("the end cannot be noted; the same command continues", e);
    }
    return isWhole ? 0 : 1;
  }

  private Backfill.Outcome read(PastReading past, Source source, Clock clock)
      throws Inbox.Unavailable {
    try (ProgressLine progress =
        new ProgressLine(
            spec.commandLine().getErr(), Boolean.getBoolean(ProgressLine.TERMINAL), clock)) {
      return past.read(source, from, progress::at);
    }
  }

  private static String line(String name, Backfill.Outcome outcome) {
    String aside =
        outcome.aside() == 0 ? "" : ", %,d set aside as dead letters".formatted(outcome.aside());
    return "%s: %,d runs and %,d activities told%s%s"
        .formatted(
            name,
            outcome.runs(),
            outcome.activities(),
            aside,
            outcome.isWhole()
                ? ""
                : "; not all could be read, see the log: the same command continues");
  }

  private List<Source> wanted(List<Source> all) throws Failure {
    if (names.isEmpty()) {
      List<Source> polled = all.stream().filter(Backfill::isPossible).toList();
      if (polled.isEmpty()) {
        throw new Failure(
            "no source of %s is polled: only their calls are known".formatted(config));
      }
      return polled;
    }
    List<Source> wanted = new ArrayList<>();
    for (String name : names) {
      Source source =
          all.stream()
              .filter(one -> one.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new Failure("no source is called %s".formatted(name)));
      if (!Backfill.isPossible(source)) {
        throw new Failure("the source %s has no API that is asked for its past".formatted(name));
      }
      wanted.add(source);
    }
    return wanted;
  }
}
