package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.LastPeriod;
import dev.makertime.render.html.MigrationComparisonPage;
import dev.makertime.render.text.MigrationComparisonJson;
import dev.makertime.render.text.MigrationComparisonText;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code compare}: compares weeks before and after a migration. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares weeks of engineers before and after a migration: measured ones with --migration, "
          + "or those of a file with --weeks.%n",
      "Each engineer is compared with themselves; results are of all engineers together. Weeks "
          + "without coverage are unknown, not zero. The organization file has the waves and the "
          + "promise of a migration."
    })
public final class CompareCommand implements Callable<Integer> {
  static final class Input {
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
        description = "The id of a migration in the organization file.")
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

    @ArgGroup(exclusive = false)
    @Nullable LastPeriod last;

    @Option(names = "--team", description = "Only this team of the migration.")
    @Nullable String team;

    @Option(
        names = "--control",
        description =
            "A team that did not migrate; may be repeated. Default: all teams that did not.")
    List<String> control = List.of();

    @Option(
        names = "--anticipation",
        description = "Weeks before each wave that are left out. Default: 1, and 0 without a ramp.")
    @Nullable Integer anticipation;

    @Option(
        names = "--ramp",
        description =
            "Weeks after each wave that are left out. Default: the largest of 12, 8, 4 and 0 that"
                + " leaves enough people to compare.")
    @Nullable Integer ramp;
  }

  private static final int MOST_WEEKS = 520;

  @Spec CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  Input input = new Input();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "With --migration: write a page that can be printed.")
  @Nullable Path html;

  @Option(
      names = "--locale",
      defaultValue = "en",
      description = "Locale of the page's figures, such as de. Default: ${DEFAULT-VALUE}")
  String locale = "en";

  @Option(names = "--json", description = "Print one JSON object with every figure.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Path weeks = input.weeks;
    Measuring measuring = input.measuring;
    String text;
    if (weeks != null && html != null) {
      throw new Failure("--html needs --migration");
    }
    if (weeks != null) {
      text = WeekFileComparison.of(weeks, json);
    } else if (measuring != null) {
      text = ofMigration(measuring);
    } else {
      throw new Failure("--migration or --weeks is needed");
    }
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String ofMigration(Measuring measuring) throws Failure, JsonProcessingException {
    requireUsable(measuring);
    LastPeriod.Days days =
        LastPeriod.days(measuring.last, measuring.from, measuring.to, spec.commandLine());
    measuring.from = days.from();
    measuring.to = days.to();
    MeasuredComparison comparison = MeasuredComparison.of(measuring);
    MigrationComparison found = comparison.compare();
    if (html != null) {
      InputFiles.write(
          html,
          MigrationComparisonPage.of(found, InputFiles.locale(locale), comparison.currency()));
    }
    return json
        ? Json.MAPPER.writeValueAsString(MigrationComparisonJson.of(found)) + System.lineSeparator()
        : MigrationComparisonText.of(found);
  }

  private static void requireUsable(Measuring measuring) throws Failure {
    if (measuring.config == null) {
      throw new Failure("--config is needed with --migration");
    }
    if (isOutside(measuring.anticipation) || isOutside(measuring.ramp)) {
      throw new Failure("--anticipation and --ramp must be 0 to 520 weeks");
    }
  }

  private static boolean isOutside(@Nullable Integer weeks) {
    return weeks != null && (weeks < 0 || weeks > MOST_WEEKS);
  }
}
