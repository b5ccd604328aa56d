package dev.makertime.app.command.analysis;

import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.LastPeriod;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Organization;
import dev.makertime.render.text.DayLines;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code measure}: computes days from files, without a broker. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    description = {
      "Computes days from files with activities, without a broker.%n",
      "Prints one engineer day per line as JSON, sorted by person, then date."
    })
public final class MeasureCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--organization", required = true, description = "The organization file.")
  Path organization;

  @Option(
      names = "--activities",
      required = true,
      description = "Activities as JSON lines, with all versions in any order.")
  Path activities;

  @Option(names = "--from", description = "First day, such as 2026-01-31.")
  @Nullable LocalDate from;

  @Option(names = "--to", description = "Last day, included.")
  @Nullable LocalDate to;

  @ArgGroup(exclusive = false)
  @Nullable LastPeriod last;

  @Option(
      names = "--as-of",
      description =
          "Evidence from this instant on does not count, such as 2026-01-31T12:00:00Z."
              + " Default: now.")
  @Nullable Instant asOf;

  @Override
  public Integer call() throws Exception {
    LastPeriod.Period period = LastPeriod.period(last, from, to, spec.commandLine());
    Organization who = InputFiles.organization(organization);
    Instant until = asOf == null ? Instant.now() : asOf;
    spec.commandLine()
        .getOut()
        .print(
            DayLines.json(
                BatchMeasurement.days(
                    who, InputFiles.activities(activities), period.from(), period.to(), until)));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
