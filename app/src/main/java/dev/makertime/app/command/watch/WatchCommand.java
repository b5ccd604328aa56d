package dev.makertime.app.command.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.migration.PromiseWatch;
import dev.makertime.analysis.watch.WatchFile;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.render.delay.WatchJson;
import dev.makertime.render.delay.WatchText;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code watch}: looks each week at a running migration, against its promise. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Says each week whether a running migration will keep its promise: measured weeks with "
          + "--migration, or those of a file with --weeks.%n",
      "One look after each complete week, with one error rate over all looks of a year. It says "
          + "plainly if it cannot be known yet, as with four people. The promise is a frozen "
          + "simulate --json --provenance; it is judged with its dates."
    })
public final class WatchCommand implements Callable<Integer> {
  static final class Input {
    @Option(
        names = "--weeks",
        required = true,
        paramLabel = "ROWS.json",
        description =
            "A JSON file with config (promise, learningWeeks, rampWeeks, waves by engineer) and"
                + " rows of engineer, week, contractHours, availableHours, covered and hours.")
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
        names = "--to",
        description =
            "Last day, included, to see what was known then. Default: the last complete week.")
    @Nullable LocalDate to;

    @Option(names = "--team", description = "Only this team of the migration.")
    @Nullable String team;
  }

  @Spec CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  Input input = new Input();

  @Option(names = "--json", description = "Print one JSON object with every look.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Path weeks = input.weeks;
    Measuring measuring = input.measuring;
    String text;
    if (weeks != null) {
      text = ofFile(weeks);
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
    PromiseWatch watch = MeasuredWatch.of(measuring, Clock.systemUTC());
    return json
        ? InputFiles.finite(WatchJson.of(watch)) + System.lineSeparator()
        : WatchText.of(watch);
  }

  private String ofFile(Path file) throws Failure {
    try {
      JsonNode tree = Json.MAPPER.readTree(Files.readString(file));
      WatchFile weeks = WatchFile.read(tree.has("inputs") ? tree.path("inputs") : tree);
      return json ? InputFiles.finite(weeks.watch()) + System.lineSeparator() : WatchText.of(weeks);
    } catch (IllegalArgumentException e) {
      throw new Failure("%s is refused: %s".formatted(file, FailureText.of(e)), e);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }
}
