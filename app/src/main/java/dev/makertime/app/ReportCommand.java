package dev.makertime.app;

import dev.makertime.app.compose.Configuration;
import dev.makertime.app.compose.Measured;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.reporter.render.DayLines;
import dev.makertime.reporter.render.HtmlReport;
import dev.makertime.reporter.render.TextTable;
import dev.makertime.reporter.report.Report;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What was measured in a period. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Reports what was measured between two days.%n",
      "A running makertime that holds the store is asked; otherwise the store is opened."
    })
final class ReportCommand implements Callable<Integer> {
  enum Format {
    TABLE,
    HTML,
    JSON,
    CSV
  }

  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Option(names = "--from", required = true, description = "First day, such as 2026-01-31.")
  LocalDate from;

  @Option(names = "--to", required = true, description = "Last day, included.")
  LocalDate to;

  @Option(names = "--team", description = "One team only.")
  @Nullable String team;

  @Option(
      names = "--format",
      defaultValue = "TABLE",
      description = "${COMPLETION-CANDIDATES}. Default: a table for the terminal.")
  Format format;

  @Option(names = "--out", description = "The file to write. Default: standard output.")
  @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    if (to.isBefore(from)) {
      throw new Failure("--to is before --from");
    }
    Configuration configuration = Inputs.configuration(config);
    Organization organization = Inputs.organization(configuration.organization());
    List<EngineerDay> days = days(configuration);
    String text =
        switch (format) {
          case TABLE -> TextTable.of(Report.of(organization, days, from, to));
          case HTML -> HtmlReport.of(Report.of(organization, days, from, to), false);
          case JSON -> DayLines.json(days);
          case CSV -> DayLines.csv(days);
        };
    if (out == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      Inputs.write(out, text);
    }
    return 0;
  }

  private List<EngineerDay> days(Configuration configuration) throws Failure {
    try (Measured measured = Measured.of(configuration)) {
      return measured.days(from, to, team);
    } catch (Measured.Unavailable e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
  }
}
