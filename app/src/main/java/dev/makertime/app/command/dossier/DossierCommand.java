package dev.makertime.app.command.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.analysis.dossier.Dossier;
import dev.makertime.analysis.dossier.DossierInputs;
import dev.makertime.analysis.dossier.TeamAnswer;
import dev.makertime.analysis.simulation.Assumptions;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.LastPeriod;
import dev.makertime.app.command.analysis.MeasuredBaseline;
import dev.makertime.app.command.analysis.SimulationFile;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code dossier}: puts all that is known of a decision into one sealed archive. */
@Command(
    name = "dossier",
    mixinStandardHelpOptions = true,
    description = {
      "Writes all that is known of a decision into one archive: a page of at most eight printed"
          + " sides, every figure, and the inputs that all of it is computed from.%n",
      "It says which figures are measured and which are assumed, and who has to answer what is"
          + " still open. Of people only sums are in it: nobody who was measured is named."
    })
public final class DossierCommand implements Callable<Integer> {
  private static final int DEFAULT_GROUP = 5;

  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "INPUTS",
      description = "Scenarios, as for makertime simulate: a JSON or YAML file, or a workbook.")
  Path file;

  @Option(
      names = "--config",
      description =
          "Measure the current scenario, the platform and the survey with this configuration.")
  @Nullable Path config;

  @Option(names = "--from", description = "The first day to measure. As for makertime simulate.")
  @Nullable LocalDate from;

  @Option(names = "--to", description = "The last day to measure, included.")
  @Nullable LocalDate to;

  @ArgGroup(exclusive = false)
  @Nullable LastPeriod last;

  @Option(names = "--team", description = "Measure one team only.")
  @Nullable String team;

  @Option(
      names = "--migration",
      description = "The migration to decide about, by its id in the organization file.")
  @Nullable String migration;

  @Option(names = "--title", description = "The title. Default: the migration's name.")
  @Nullable String title;

  @Option(
      names = "--subscription",
      paramLabel = "FILE",
      description = "Inputs of makertime lockin.")
  @Nullable Path subscription;

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description = "What teams say to open questions: a YAML or JSON file.")
  @Nullable Path answers;

  @Option(names = "--out", required = true, description = "The archive to write: dossier.zip.")
  Path out;

  @Option(
      names = "--draws",
      defaultValue = "20000",
      description = "Number of random draws. Default: ${DEFAULT-VALUE}")
  int draws;

  @Option(
      names = "--seed",
      defaultValue = "7",
      description = "Seed of the random draws. Default: ${DEFAULT-VALUE}")
  long seed;

  @Override
  public Integer call() throws Failure {
    if (draws < 1 || draws > Dossier.MOST_DRAWS) {
      throw new Failure("--draws must be 1 to %d".formatted(Dossier.MOST_DRAWS));
    }
    if (config == null && (migration != null || team != null || isPeriodGiven())) {
      throw new Failure("--migration, --team and a period need --config");
    }
    byte[] archive = archive();
    try {
      Files.write(out, archive);
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(out, FailureText.of(e)), e);
    }
    spec.commandLine()
        .getOut()
        .printf("%s was written. SHA-256 %s%n", out, DossierArchive.hash(archive));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private boolean isPeriodGiven() {
    return from != null || to != null || last != null;
  }

  private void warn(String what) {
    spec.commandLine().getErr().println("warning: " + what);
  }

  private byte[] archive() throws Failure {
    try {
      return DossierArchive.write(inputs());
    } catch (Dossier.Invalid e) {
      throw new Failure(InputFiles.refused(file.toString(), e.mistakes()), e);
    } catch (IOException e) {
      throw new Failure("the dossier cannot be made: " + FailureText.of(e), e);
    }
  }

  private DossierInputs inputs() throws Failure {
    JsonNode given = SimulationFile.read(file);
    DossierEvidence evidence = DossierEvidence.NONE;
    if (config != null) {
      LastPeriod.Days days = LastPeriod.days(last, from, to, spec.commandLine());
      MeasuredBaseline measured = MeasuredBaseline.of(config, days.from(), days.to(), team);
      evidence = DossierEvidence.of(config, measured, migration, this::warn);
      given = measured.survey() == null ? given : measured.survey().into(given);
    }
    return new DossierInputs(
        DossierInputs.FORMAT,
        title(evidence),
        LocalDate.now(ZoneId.systemDefault()),
        evidence.minimumGroup() == null ? DEFAULT_GROUP : evidence.minimumGroup(),
        asFile(given, evidence),
        draws,
        seed,
        evidence.platform(),
        evidence.survey(),
        subscription == null ? null : SimulationFile.read(subscription),
        teamAnswers());
  }

  private String title(DossierEvidence evidence) throws Failure {
    String name = title == null ? evidence.migration() : title;
    String shown = name == null ? "The change" : name;
    if (shown.isBlank() || shown.length() > 120) {
      throw new Failure("--title must have 1 to 120 characters");
    }
    return shown;
  }

  /** With what was measured in it, so that it comes to the same wherever it is computed. */
  private ObjectNode asFile(JsonNode given, DossierEvidence evidence) throws Failure {
    try {
      return Assumptions.of(given, evidence.baseline()).asFile();
    } catch (Assumptions.Invalid e) {
      throw new Failure(InputFiles.refused(file.toString(), e.mistakes()), e);
    }
  }

  private List<TeamAnswer> teamAnswers() throws Failure {
    if (answers == null) {
      return List.of();
    }
    List<String> mistakes = new ArrayList<>();
    try {
      String text = Files.readString(answers);
      JsonNode read =
          answers.toString().matches(".*\\.ya?ml")
              ? new YAMLMapper().readTree(text)
              : Json.MAPPER.readTree(text);
      List<TeamAnswer> all = TeamAnswer.read(read, mistakes);
      if (!mistakes.isEmpty()) {
        throw new Failure(InputFiles.refused(answers.toString(), mistakes));
      }
      return all;
    } catch (IOException e) {
      throw InputFiles.unreadable(answers, e);
    }
  }
}
