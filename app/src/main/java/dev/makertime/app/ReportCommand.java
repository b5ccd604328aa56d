package dev.makertime.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.makertime.app.compose.Configuration;
import dev.makertime.app.compose.Findings;
import dev.makertime.app.compose.Measured;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.reporter.backlog.AutomationBacklog;
import dev.makertime.reporter.render.BacklogText;
import dev.makertime.reporter.render.DayLines;
import dev.makertime.reporter.render.HtmlReport;
import dev.makertime.reporter.render.TextTable;
import dev.makertime.reporter.report.Report;
import dev.makertime.reporter.workbook.ReportWorkbook;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
    XLSX,
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

  @Option(
      names = "--backlog",
      description = "Only hand-made work that recurs, and what automating it would be worth.")
  boolean backlog;

  @Option(names = "--out", description = "The file to write. Default: standard output.")
  @Nullable Path out;

  @Override
  public Integer call() throws Exception {
    if (to.isBefore(from)) {
      throw new Failure("--to is before --from");
    }
    Configuration configuration = Inputs.configuration(config);
    Organization organization = Inputs.organization(configuration.organization());
    if (format == Format.XLSX && (out == null || backlog)) {
      throw new Failure("a workbook needs --out and is of the whole report");
    }
    String text;
    try (Measured measured = Measured.of(configuration)) {
      if (format == Format.XLSX && out != null) {
        writeWorkbook(out, organization, measured.days(from, to, team));
        return 0;
      }
      text = text(organization, measured);
    } catch (Measured.Unavailable e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
    if (out == null) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    } else {
      Inputs.write(out, text);
    }
    return 0;
  }

  private void writeWorkbook(Path file, Organization organization, List<EngineerDay> days)
      throws Failure {
    try (OutputStream to = Files.newOutputStream(file)) {
      ReportWorkbook.write(Report.of(organization, days, from, this.to), days, to);
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(file, e), e);
    }
  }

  private String text(Organization organization, Measured measured)
      throws Measured.Unavailable, JsonProcessingException, Failure {
    if (backlog) {
      AutomationBacklog found = recurring(organization, measured);
      return switch (format) {
        case TABLE -> BacklogText.of(found);
        case JSON -> Json.MAPPER.writeValueAsString(found) + System.lineSeparator();
        case HTML, XLSX, CSV ->
            throw new Failure(
                "--backlog is a table or JSON; the report as HTML has it as a section");
      };
    }
    List<EngineerDay> days = measured.days(from, to, team);
    return switch (format) {
      case TABLE -> TextTable.of(Report.of(organization, days, from, to));
      case HTML ->
          HtmlReport.of(Report.of(organization, days, from, to), recurring(organization, measured));
      case XLSX -> throw new IllegalStateException("written before");
      case JSON -> DayLines.json(days);
      case CSV -> DayLines.csv(days);
    };
  }

  private AutomationBacklog recurring(Organization organization, Measured measured)
      throws Measured.Unavailable {
    return AutomationBacklog.of(
        organization,
        Findings.explanations(measured, organization, from, to, team, Instant.now()),
        from,
        to);
  }
}
