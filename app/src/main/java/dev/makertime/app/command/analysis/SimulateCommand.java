package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.simulation.SimulationQuestions;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.ProgressLine;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.MeasuredFindings;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.model.Organization;
import dev.makertime.render.html.SimulationPage;
import dev.makertime.render.text.SimulationText;
import dev.makertime.render.workbook.SimulationWorkbook;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code simulate}: computes costs and savings of scenarios. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Compares scenarios in hours and money: monthly costs, investment, savings, and how many "
          + "projects an engineer can maintain.%n",
      "INPUTS has the inputs of all scenarios (org) and of each one; one of them is current. See "
          + "docs/example/scenarios.yaml. With --from and --to measured figures replace the given "
          + "ones of the current scenario. Every figure has its origin."
    })
public final class SimulateCommand implements Callable<Integer> {
  static final class Period {
    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    @Nullable Path config;

    @Option(
        names = "--from",
        required = true,
        description = "First day to measure the current scenario, such as 2026-01-31.")
    @Nullable LocalDate from;

    @Option(names = "--to", required = true, description = "The last day to measure, included.")
    @Nullable LocalDate to;

    @Option(names = "--team", description = "Measure one team only.")
    @Nullable String team;
  }

  /** Their answers are kept until all are there. */
  private static final int MOST_DRAWS = 1_000_000;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "INPUTS",
      arity = "0..1",
      description =
          "A JSON or YAML file, or a workbook written by --xlsx. Optional if the current scenario"
              + " is measured.")
  @Nullable Path file;

  @ArgGroup(exclusive = false)
  @Nullable Period period;

  @Option(names = "--json", description = "Print one JSON object with every figure.")
  boolean json;

  @Option(
      names = "--provenance",
      description =
          "With --json: also the inputs and their origins, the formula of each figure, the"
              + " sensitivities and the draws.")
  boolean provenance;

  @Option(
      names = "--xlsx",
      paramLabel = "FILE",
      description = "Write a workbook with live formulas, which can be edited and used as INPUTS.")
  @Nullable Path xlsx;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page that can be printed.")
  @Nullable Path html;

  @Option(
      names = "--locale",
      defaultValue = "en",
      description = "Locale of the page's figures, such as de. Default: ${DEFAULT-VALUE}")
  String locale = "en";

  @Option(
      names = "--draws",
      defaultValue = "100000",
      description = "Number of random draws. Default: ${DEFAULT-VALUE}")
  int draws;

  @Option(
      names = "--seed",
      defaultValue = "7",
      description = "Seed of the random draws. Default: ${DEFAULT-VALUE}")
  long seed;

  @Override
  public Integer call() throws Exception {
    if (draws < 1 || draws > MOST_DRAWS) {
      throw new Failure("--draws must be 1 to 1000000");
    }
    JsonNode inputs = inputs();
    String answer = json ? answer(inputs) : null;
    if (answer == null) {
      PrintWriter err = spec.commandLine().getErr();
      try (ProgressLine progress =
          new ProgressLine(err, Boolean.getBoolean(ProgressLine.TERMINAL), Clock.systemUTC())) {
        answer = simulate(inputs, progress);
      }
    }
    spec.commandLine().getOut().print(answer);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String simulate(JsonNode inputs, ProgressLine progress)
      throws Failure, JsonProcessingException {
    progress.at(period == null ? "simulating" : "measuring the current scenario");
    Baseline baseline = period == null ? null : baseline(period);
    Assumptions assumptions;
    try {
      assumptions = Assumptions.of(inputs, baseline);
    } catch (Assumptions.Invalid e) {
      throw new Failure(
          InputFiles.refused(file == null ? "measured inputs" : file.toString(), e.mistakes()), e);
    }
    double success = inputs.path("successProbability").asDouble(1);
    Simulation simulation;
    try {
      simulation =
          Simulation.of(
              assumptions,
              baseline,
              new Simulation.Settings(success, draws, seed),
              (done, all) ->
                  progress.at("drawing: %,d of %,d, %d %%".formatted(done, all, 100 * done / all)));
    } catch (IllegalArgumentException e) {
      throw new Failure(FailureText.of(e), e);
    }
    progress.at("writing");
    if (xlsx != null) {
      writeWorkbook(xlsx, assumptions, baseline, success);
    }
    if (html != null) {
      InputFiles.write(html, SimulationPage.of(simulation, InputFiles.locale(locale)));
    }
    return json
        ? InputFiles.finite(
                provenance ? SimulationQuestions.json(simulation) : simulation.results())
            + System.lineSeparator()
        : SimulationText.of(simulation);
  }

  /** Whole or not at all: an old workbook stays until there is a new one. */
  private static void writeWorkbook(
      Path file, Assumptions assumptions, @Nullable Baseline baseline, double success)
      throws Failure {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      SimulationWorkbook.write(assumptions, baseline, success, bytes);
      Files.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(file, FailureText.of(e)), e);
    }
  }

  /** Answers a single question, such as a tornado's, or several cases; absent if it is none. */
  private @Nullable String answer(JsonNode inputs) throws Failure {
    try {
      JsonNode answer = SimulationQuestions.answer(inputs, draws, seed);
      return answer == null ? null : InputFiles.finite(answer) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new Failure(InputFiles.refused(String.valueOf(file), List.of(FailureText.of(e))), e);
    } catch (IllegalArgumentException e) {
      throw new Failure(InputFiles.refused(String.valueOf(file), List.of(FailureText.of(e))), e);
    }
  }

  private static Baseline baseline(Period period) throws Failure {
    Path config = period.config;
    LocalDate from = period.from;
    LocalDate to = period.to;
    if (config == null || from == null || to == null) {
      throw new Failure("--config, --from and --to are needed together");
    }
    if (to.isBefore(from)) {
      throw new Failure("--to is before --from");
    }
    Configuration configuration = InputFiles.configuration(config, InputFiles.MEASURED);
    Organization organization = InputFiles.organization(configuration.organization());
    try (MeasuredDays measured = MeasuredDays.of(configuration)) {
      Optional<Baseline> found =
          MeasuredFindings.baseline(
              measured,
              organization,
              from,
              to,
              period.team,
              Instant.now(),
              MeasuredKnowledge.of(measured, configuration, organization, Instant.now()),
              configuration.reporter().privacy().minimumGroup());
      if (found.isEmpty()) {
        InputFiles.requireTeam(organization, period.team, List.of());
      }
      return found.orElseThrow(
          () -> new Failure("nobody worked between %s and %s".formatted(from, to)));
    } catch (MeasuredDays.Unavailable e) {
      throw new Failure(FailureText.of(e), e);
    }
  }

  private JsonNode inputs() throws Failure {
    if (file != null) {
      return SimulationFile.read(file);
    }
    if (period == null) {
      throw new Failure("either INPUTS or --config with --from and --to is needed");
    }
    return Json.MAPPER.createObjectNode();
  }
}
