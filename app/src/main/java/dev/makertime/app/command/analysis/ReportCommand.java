package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.makertime.analysis.backlog.AutomationBacklog;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.ShownDays;
import dev.makertime.analysis.report.Report;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.LastPeriod;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.MeasuredFindings;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.app.measured.MeasuredVerdicts;
import dev.makertime.model.Count;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.render.html.HtmlReport;
import dev.makertime.render.text.ReportText;
import dev.makertime.render.text.VerdictLine;
import dev.makertime.render.text.evidence.BacklogText;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code report}: writes what was measured in a period. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes a report of a period, from the running reporter or from its store.")
public final class ReportCommand implements Callable<Integer> {
  enum Format {
    TABLE,
    HTML,
    XLSX,
    JSON,
    CSV
  }

  /** With people, the subjects of each of them are shown as well. */
  private static final PrivacySettings TOLD_APART = new PrivacySettings(1, true);

  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Option(names = "--from", description = "First day, such as 2026-01-31.")
  @Nullable LocalDate from;

  @Option(names = "--to", description = "Last day, included.")
  @Nullable LocalDate to;

  @ArgGroup(exclusive = false)
  @Nullable LastPeriod last;

  @Option(names = "--team", description = "One team only.")
  @Nullable String team;

  @Option(
      names = "--format",
      defaultValue = "TABLE",
      description = "${COMPLETION-CANDIDATES}. Default: a table for the terminal.")
  Format format;

  @Option(
      names = "--backlog",
      description = "Only recurring manual work, and what automating it would save.")
  boolean backlog;

  @Option(
      names = "--people",
      description = "Also figures of people, by name, and subjects of few. Default: teams only.")
  boolean people;

  @Option(names = "--out", description = "The file to write. Default: standard output.")
  @Nullable Path out;

  private LastPeriod.Period period = new LastPeriod.Period(LocalDate.EPOCH, LocalDate.EPOCH);

  @Override
  public Integer call() throws Exception {
    period = LastPeriod.period(last, from, to, spec.commandLine());
    Configuration configuration = InputFiles.configuration(config, InputFiles.MEASURED);
    Organization organization = InputFiles.organization(configuration.organization());
    if (format == Format.XLSX && (out == null || backlog)) {
      throw new Failure("a workbook needs --out and the whole report");
    }
    PrivacySettings privacy = people ? TOLD_APART : configuration.reporter().privacy();
    try (MeasuredDays measured = MeasuredDays.of(configuration)) {
      List<EngineerDay> days = measured.days(period.from(), period.to(), team);
      InputFiles.requireTeam(organization, team, days);
      sayWhatIsMissing(days);
      if (format == Format.XLSX && out != null) {
        ShownDays shown = ShownDays.of(organization, days, privacy);
        Knowledge knowledge =
            MeasuredKnowledge.of(measured, configuration, organization, Instant.now());
        writeWorkbook(
            out,
            report(organization, shown, knowledge),
            lines(organization, days, shown, knowledge),
            verdicts(configuration, organization, measured));
        return 0;
      }
      String text = text(configuration, organization, measured, days, privacy);
      if (out == null) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
      } else {
        InputFiles.write(out, text);
      }
      return 0;
    } catch (MeasuredDays.Unavailable e) {
      throw new Failure(FailureText.of(e), e);
    }
  }

  private boolean isForMachines() {
    return format == Format.JSON || format == Format.CSV;
  }

  /** A report without verdicts is better than none. */
  private List<VerdictLine> verdicts(
      Configuration configuration, Organization organization, MeasuredDays measured) {
    return MeasuredVerdicts.lines(
        organization, configuration, measured, spec.commandLine().getErr());
  }

  /** What lines for machines cannot say. */
  private void sayWhatIsMissing(List<EngineerDay> days) {
    if (backlog || !(format == Format.XLSX || isForMachines())) {
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    if (days.isEmpty()) {
      err.printf("there are no measured days from %s to %s%n", period.from(), period.to());
    }
    long teamless = days.stream().filter(day -> day.team() == null).count();
    if (teamless > 0 && !people) {
      err.printf(
          "left out: %s of people without a team; --people includes them%n",
          Count.of(teamless, "day"));
    }
  }

  private String text(
      Configuration configuration,
      Organization organization,
      MeasuredDays measured,
      List<EngineerDay> days,
      PrivacySettings privacy)
      throws Failure, MeasuredDays.Unavailable, JsonProcessingException {
    Knowledge knowledge =
        MeasuredKnowledge.of(measured, configuration, organization, Instant.now());
    if (backlog) {
      return backlogText(recurring(organization, measured, privacy, knowledge));
    }
    List<VerdictLine> verdicts =
        isForMachines() ? List.of() : verdicts(configuration, organization, measured);
    return text(organization, measured, days, verdicts, privacy, knowledge);
  }

  private static void writeWorkbook(
      Path file, Report report, ReportLines lines, List<VerdictLine> verdicts) throws Failure {
    try (OutputStream to = Files.newOutputStream(file)) {
      lines.workbook(report, verdicts, to);
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(file, FailureText.of(e)), e);
    }
  }

  private String backlogText(AutomationBacklog found) throws JsonProcessingException, Failure {
    return switch (format) {
      case TABLE -> BacklogText.of(found);
      case JSON -> Json.MAPPER.writeValueAsString(found) + System.lineSeparator();
      case HTML, XLSX, CSV ->
          throw new Failure(
              "--backlog has only text or JSON; the HTML report has the backlog as a section");
    };
  }

  private String text(
      Organization organization,
      MeasuredDays measured,
      List<EngineerDay> days,
      List<VerdictLine> verdicts,
      PrivacySettings privacy,
      Knowledge knowledge)
      throws MeasuredDays.Unavailable {
    ShownDays shown = ShownDays.of(organization, days, privacy);
    Report report = report(organization, shown, knowledge);
    return switch (format) {
      case TABLE -> ReportText.of(report) + VerdictLine.text(verdicts);
      case HTML ->
          HtmlReport.of(
              report, recurring(organization, measured, privacy, knowledge), verdicts, privacy);
      case XLSX -> throw new IllegalStateException("written before");
      case JSON -> lines(organization, days, shown, knowledge).json();
      case CSV -> lines(organization, days, shown, knowledge).csv();
    };
  }

  private Report report(Organization organization, ShownDays days, Knowledge knowledge) {
    Report whole = Report.of(organization, days, period.from(), period.to(), knowledge);
    return people ? whole : whole.ofTeams();
  }

  private ReportLines lines(
      Organization organization, List<EngineerDay> days, ShownDays shown, Knowledge knowledge) {
    return new ReportLines(organization, knowledge, people ? days : null, shown);
  }

  private AutomationBacklog recurring(
      Organization organization,
      MeasuredDays measured,
      PrivacySettings privacy,
      Knowledge knowledge)
      throws MeasuredDays.Unavailable {
    LocalDate first = period.from();
    LocalDate until = period.to();
    return AutomationBacklog.of(
            organization,
            MeasuredFindings.explanations(
                measured, organization, first, until, team, Instant.now()),
            first,
            until,
            privacy)
        .knowing(KnownTimes.ofTeams(knowledge, organization, team, first, until).tools());
  }
}
