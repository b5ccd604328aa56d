package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.baseline.MeasuredPeriod;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.analysis.simulation.Simulation;
import dev.makertime.analysis.simulation.SimulationQuestions;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.LastPeriod;
import dev.makertime.app.cli.ProgressLine;
import dev.makertime.render.html.SimulationPage;
import dev.makertime.render.text.Assumed;
import dev.makertime.render.text.SimulationAnswer;
import dev.makertime.render.text.SimulationText;
import dev.makertime.render.workbook.About;
import dev.makertime.render.workbook.SimulationWorkbook;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
      "Compares scenarios in hours and money: what each costs a month, what it takes and gives "
          + "back, and how many projects it lets an engineer maintain.%n",
      "The inputs name what is the same for all (org) and the scenarios, of which one is current; "
          + "docs/example/scenarios.yaml shows them. With --config what was measured takes the "
          + "place of what was typed for the current one. Every figure says what it rests on."
    })
public final class SimulateCommand implements Callable<Integer> {
  static final class Period {
    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    @Nullable Path config;

    @Option(
        names = "--from",
        description =
            "Measure the current scenario from this day on, such as 2026-01-31. Without --from and"
                + " --to: the latest whole weeks without a migration's wave inside, 12 at most.")
    @Nullable LocalDate from;

    @Option(names = "--to", description = "The last day to measure, included.")
    @Nullable LocalDate to;

    @ArgGroup(exclusive = false)
    @Nullable LastPeriod last;

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

  private String simulate(JsonNode given, ProgressLine progress)
      throws Failure, JsonProcessingException {
    progress.at(period == null ? "simulating" : "measuring the current scenario");
    MeasuredBaseline measured = period == null ? null : measured(period);
    JsonNode inputs =
        measured == null || measured.survey() == null ? given : measured.survey().into(given);
    Assumptions assumptions = assumptions(inputs, measured);
    double success = inputs.path("successProbability").asDouble(1);
    Simulation simulation;
    try {
      simulation =
          Simulation.of(
              assumptions,
              new Simulation.Settings(success, draws, seed),
              (done, all) ->
                  progress.at("drawing: %,d of %,d, %d %%".formatted(done, all, 100 * done / all)));
    } catch (IllegalArgumentException e) {
      throw new Failure(FailureText.of(e), e);
    }
    progress.at("writing");
    if (xlsx != null) {
      writeWorkbook(xlsx, simulation, period == null ? null : period.team);
    }
    if (html != null) {
      InputFiles.write(html, SimulationPage.of(simulation, InputFiles.locale(locale)));
    }
    MeasuredPeriod when = measured == null ? null : measured.period();
    if (json) {
      return InputFiles.finite(json(simulation, when)) + System.lineSeparator();
    }
    return SimulationText.of(simulation, when);
  }

  private MeasuredBaseline measured(Period of) throws Failure {
    LastPeriod.Days days = LastPeriod.days(of.last, of.from, of.to, spec.commandLine());
    return MeasuredBaseline.of(of.config, days.from(), days.to(), of.team);
  }

  private Assumptions assumptions(JsonNode inputs, @Nullable MeasuredBaseline measured)
      throws Failure {
    try {
      return Assumptions.of(inputs, measured == null ? null : measured.baseline());
    } catch (Assumptions.Invalid e) {
      throw new Failure(
          InputFiles.refused(file == null ? "what is measured" : file.toString(), e.mistakes()), e);
    }
  }

  private ObjectNode json(Simulation simulation, @Nullable MeasuredPeriod when) {
    if (!provenance) {
      return SimulationQuestions.results(simulation);
    }
    ObjectNode all = SimulationQuestions.json(simulation);
    all.put("headline", SimulationAnswer.of(simulation, SimulationAnswer.plain(simulation)));
    all.set("typedBy", Json.MAPPER.valueToTree(Assumed.byMark(simulation)));
    if (when != null) {
      all.set("period", Json.MAPPER.valueToTree(when));
    }
    return all;
  }

  /** Whole or not at all: an old workbook stays until there is a new one. */
  private static void writeWorkbook(Path file, Simulation simulation, @Nullable String team)
      throws Failure {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      LocalDate today = LocalDate.now(ZoneId.systemDefault());
      SimulationWorkbook.write(simulation, new About(team, today), bytes);
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

  private JsonNode inputs() throws Failure {
    if (file != null) {
      return SimulationFile.read(file);
    }
    if (period == null) {
      throw new Failure("either INPUTS or --config is needed");
    }
    return Json.MAPPER.createObjectNode();
  }
}
