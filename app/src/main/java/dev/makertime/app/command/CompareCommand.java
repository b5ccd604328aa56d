package dev.makertime.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.comparison.ComparisonQuestions;
import dev.makertime.analysis.comparison.WeekFile;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.migration.Promise;
import dev.makertime.analysis.migration.StandardQuestion;
import dev.makertime.analysis.verdict.JudgedWeeks;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.GivenFiles;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.Measured;
import dev.makertime.app.measured.MeasuredVerdicts;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.render.html.MigrationComparisonPage;
import dev.makertime.render.text.ComparisonText;
import dev.makertime.render.text.MigrationComparisonJson;
import dev.makertime.render.text.MigrationComparisonText;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether something changed with a migration. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares weeks of engineers before and after a migration: measured ones with --migration, "
          + "or those of a file with --weeks.%n",
      "Each engineer is compared with themselves; what is said is of all together. Weeks that no "
          + "source covers are unknown, not zero. The organization file says which team went over "
          + "when, and which simulation promised what."
    })
public final class CompareCommand implements Callable<Integer> {
  static final class What {
    @Option(
        names = "--weeks",
        required = true,
        paramLabel = "ROWS.json",
        description =
            "A JSON file with config (fullWeekHours, migrationWeekIndex, anticipationWeeks,"
                + " rampWeeks, minAvailability, minWeeks), categories, and rows of engineer, week,"
                + " contractHours, availableHours, covered and hours by category.")
    @Nullable Path weeks;

    @ArgGroup(exclusive = false)
    @Nullable Measuring measuring;
  }

  static final class Measuring {
    @Option(
        names = "--migration",
        required = true,
        paramLabel = "ID",
        description = "A migration of the organization file.")
    @Nullable String migration;

    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    @Nullable Path config;

    @Option(
        names = "--from",
        description =
            "First day, such as 2026-01-31. Default: a year before the migration's first wave.")
    @Nullable LocalDate from;

    @Option(names = "--to", description = "Last day, included. Default: yesterday.")
    @Nullable LocalDate to;

    @Option(names = "--team", description = "One of its teams only.")
    @Nullable String team;

    @Option(
        names = "--control",
        description =
            "A team that did not migrate; may be repeated. Default: all teams that did not.")
    List<String> control = List.of();

    @Option(
        names = "--anticipation",
        description =
            "Weeks before each wave that tell of neither phase. Default: 1, and 0 without a ramp.")
    @Nullable Integer anticipation;

    @Option(
        names = "--ramp",
        description =
            "Weeks after each wave that tell of neither phase. Default: the most of 12, 8, 4 and 0"
                + " that leave enough people to compare.")
    @Nullable Integer ramp;
  }

  private static final int MOST_WEEKS = 520;

  @Spec CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  What what = new What();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Of a migration: write a page that can be printed.")
  @Nullable Path html;

  @Option(
      names = "--locale",
      defaultValue = "en",
      description = "How the page writes figures, such as de. Default: ${DEFAULT-VALUE}")
  String locale = "en";

  @Option(names = "--json", description = "Print one JSON object with every figure.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Path weeks = what.weeks;
    Measuring measuring = what.measuring;
    String text;
    if (weeks != null && html != null) {
      throw new Failure("--html needs --migration");
    }
    if (weeks != null) {
      text = ofFile(weeks);
    } else if (measuring != null) {
      text = ofDays(measuring);
    } else {
      throw new Failure("--migration or --weeks is needed");
    }
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String ofDays(Measuring of) throws Failure, JsonProcessingException {
    Path config = of.config;
    if (config == null) {
      throw new Failure("--config is needed with --migration");
    }
    if (isOutside(of.anticipation) || isOutside(of.ramp)) {
      throw new Failure("--anticipation and --ramp must be 0 to 520 weeks");
    }
    Configuration configuration = GivenFiles.configuration(config, GivenFiles.MEASURED);
    Organization organization = GivenFiles.organization(configuration.organization());
    Migration migration = migration(organization, String.valueOf(of.migration));
    requireTeams(organization, migration, of);
    Promise promise = MeasuredVerdicts.promise(migration, configuration.organization());
    StandardQuestion standard =
        StandardQuestion.of(
            migration,
            organization,
            LocalDate.now(ZoneOffset.UTC),
            configuration.reporter().privacy().minimumGroup(),
            promise);
    StandardQuestion asked = asked(standard, of);
    if (asked.to().isBefore(asked.from())) {
      throw new Failure("--to is before --from");
    }
    MigrationComparison found;
    try (Measured measured = Measured.of(configuration)) {
      found = MeasuredVerdicts.compare(asked, organization, configuration, measured);
    } catch (Measured.Unavailable | IllegalArgumentException e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
    if (html != null) {
      String currency = promise == null ? "" : promise.currency();
      GivenFiles.write(
          html, MigrationComparisonPage.of(found, GivenFiles.locale(locale), currency));
    }
    return json
        ? Json.MAPPER.writeValueAsString(MigrationComparisonJson.of(found)) + System.lineSeparator()
        : MigrationComparisonText.of(found);
  }

  private static boolean isOutside(@Nullable Integer weeks) {
    return weeks != null && (weeks < 0 || weeks > MOST_WEEKS);
  }

  /** The standard question, but for what is said otherwise. */
  private static StandardQuestion asked(StandardQuestion standard, Measuring of) {
    return new StandardQuestion(
        standard.migration(),
        Objects.requireNonNullElse(of.from, standard.from()),
        Objects.requireNonNullElse(of.to, standard.to()),
        of.team,
        of.control.isEmpty() ? standard.control() : of.control,
        of.anticipation,
        of.ramp,
        standard.fewest(),
        standard.promise());
  }

  private static void requireTeams(Organization organization, Migration migration, Measuring of)
      throws Failure {
    String team = of.team;
    KnownNames went =
        KnownNames.of("team", migration.waves().stream().map(Migration.Wave::team).toList());
    if (team != null && !went.has(team)) {
      throw new Failure(
          "--team %s: %s has no wave of this team%s"
              .formatted(team, migration.id(), went.suggestion(team)));
    }
    KnownNames known = KnownNames.teams(organization);
    for (String control : of.control) {
      if (!known.has(control)) {
        throw new Failure("--control %s: %s".formatted(control, known.refusal(control)));
      }
    }
  }

  private static Migration migration(Organization organization, String id) throws Failure {
    return organization
        .migration(id)
        .orElseThrow(
            () ->
                new Failure(
                    "--migration %s: the organization file has %s%s"
                        .formatted(
                            id,
                            organization.migrations().isEmpty()
                                ? "none"
                                : organization.migrations().stream()
                                    .map(Migration::id)
                                    .collect(Collectors.joining(", ")),
                            KnownNames.migrations(organization).suggestion(id))));
  }

  private String ofFile(Path file) throws Failure {
    try {
      JsonNode tree = Json.MAPPER.readTree(Files.readString(file));
      JsonNode asked = tree.has("inputs") ? tree.path("inputs") : tree;
      JsonNode answer = json ? ComparisonQuestions.to(asked) : null;
      if (answer != null) {
        return GivenFiles.finite(answer) + System.lineSeparator();
      }
      JudgedWeeks judged = JudgedWeeks.of(WeekFile.read(asked));
      return json ? GivenFiles.finite(judged) + System.lineSeparator() : ComparisonText.of(judged);
    } catch (IllegalArgumentException e) {
      throw new Failure("%s is refused: %s".formatted(file, e.getMessage()), e);
    } catch (JsonProcessingException e) {
      throw new Failure("%s is refused: %s".formatted(file, FailureText.of(e)), e);
    } catch (NoSuchFileException e) {
      throw new Failure("%s: there is no such file".formatted(file), e);
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(file, FailureText.of(e)), e);
    }
  }
}
