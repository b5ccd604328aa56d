package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.PlatformRun;
import dev.makertime.analysis.platform.RunTree;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.LastPeriod;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.PlatformQuestion;
import dev.makertime.model.Run;
import dev.makertime.render.platform.PlatformText;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code platform}: shows what the platform can do without a person. */
@Command(
    name = "platform",
    mixinStandardHelpOptions = true,
    description = {
      "Shows from runs what the platform can do without a person: eleven checks, and how complete"
          + " it is by them; how jobs recover; deployments; and the jobs people wait for.%n",
      "What no source tells is unknown, and counts neither as there nor as missing.%n",
      "Days are of UTC. With --runs it reads a file, and needs no configuration."
    })
public final class PlatformCommand implements Callable<Integer> {
  static final class Where {
    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    @Nullable Path config;

    @Option(
        names = "--runs",
        required = true,
        description = "Runs as JSON lines, with all versions in any order.")
    @Nullable Path runs;
  }

  /** What is shown, and of what. */
  private record Shown(PlatformFigures figures, String period, int minimumGroup) {}

  @Spec CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  Where where = new Where();

  @Option(names = "--from", description = "First day, such as 2026-01-31.")
  @Nullable LocalDate from;

  @Option(names = "--to", description = "Last day, included.")
  @Nullable LocalDate to;

  @ArgGroup(exclusive = false)
  @Nullable LastPeriod last;

  @Option(names = "--project", description = "One project or subject only, with --config.")
  @Nullable String project;

  @Option(
      names = "--settings",
      description =
          "With --runs: a JSON file with the period, labels that sources tell, answers, weights and"
              + " waits.")
  @Nullable Path settings;

  @Option(names = "--json", description = "Print one JSON object with every figure.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Shown shown = where.runs == null ? measured(where.config) : ofFile(where.runs);
    spec.commandLine()
        .getOut()
        .print(
            json
                ? Json.MAPPER.writeValueAsString(shown.figures()) + System.lineSeparator()
                : PlatformText.of(shown.figures(), shown.period(), shown.minimumGroup()));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Shown measured(@Nullable Path config) throws Failure {
    if (settings != null || config == null) {
      throw new ParameterException(spec.commandLine(), "--settings is for --runs alone");
    }
    LastPeriod.Period period = LastPeriod.period(last, from, to, spec.commandLine());
    Configuration configuration = InputFiles.configuration(config, InputFiles.MEASURED);
    try (MeasuredDays measured = MeasuredDays.of(configuration)) {
      PlatformQuestion question =
          new PlatformQuestion(
              configuration,
              InputFiles.organization(configuration.organization()),
              period.from(),
              period.to(),
              project);
      return new Shown(
          measured.platform(question),
          "%s to %s".formatted(period.from(), period.to()),
          configuration.reporter().privacy().minimumGroup());
    } catch (MeasuredDays.Unavailable e) {
      throw new Failure(FailureText.of(e), e);
    }
  }

  private Shown ofFile(Path file) throws Failure {
    if (project != null) {
      throw new ParameterException(spec.commandLine(), "--project is for --config alone");
    }
    PlatformSettings set = PlatformSettings.read(settings);
    Instant start = set.instant("from");
    Instant end = set.instant("to");
    if (last != null || from != null || to != null || start == null || end == null) {
      LastPeriod.Period period = LastPeriod.period(last, from, to, spec.commandLine());
      start = period.from().atStartOfDay(ZoneOffset.UTC).toInstant();
      end = period.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    if (!start.isBefore(end)) {
      throw new Failure("the period ends before it begins");
    }
    PlatformRules rules = set.rules();
    RunTree tree = new RunTree(PlatformRun.holding(read(file)));
    return new Shown(
        PlatformFigures.of(tree, start, end, rules, set.told()),
        "%s to %s".formatted(start, end),
        rules.minimumGroup());
  }

  private static List<Run> read(Path file) throws Failure {
    List<Run> runs = new ArrayList<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          Run run = Json.OUTSIDE.readValue(line, Run.class);
          if (run == null) {
            throw new Failure("%s line %d is no run".formatted(file, number));
          }
          runs.add(run);
        }
      }
      return runs;
    } catch (JsonProcessingException e) {
      throw new Failure("%s line %d is no run: %s".formatted(file, number, FailureText.of(e)), e);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }
}
