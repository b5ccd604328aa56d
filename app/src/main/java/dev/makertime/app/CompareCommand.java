package dev.makertime.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.reporter.comparison.Comparison;
import dev.makertime.reporter.render.ComparisonText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether something changed with a migration. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares weeks of engineers before and after a migration.%n",
      "Each engineer is compared with themselves; what is said is of all together. Weeks that no "
          + "source covers are unknown, not zero."
    })
final class CompareCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(
      names = "--weeks",
      required = true,
      paramLabel = "ROWS.json",
      description =
          "A JSON file with config (fullWeekHours, migrationWeekIndex, anticipationWeeks, rampWeeks,"
              + " minAvailability, minWeeks), categories, and rows of engineer, week,"
              + " contractHours, availableHours, covered and hours by category.")
  Path weeks;

  @Option(names = "--json", description = "Print one JSON object with every figure.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Comparison comparison = Comparison.of(inputs());
    spec.commandLine()
        .getOut()
        .print(
            json
                ? Json.MAPPER.writeValueAsString(comparison) + System.lineSeparator()
                : ComparisonText.of(comparison));
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Comparison.Inputs inputs() throws Failure {
    try {
      JsonNode tree = Json.MAPPER.readTree(Files.readString(weeks));
      return Json.MAPPER.treeToValue(
          tree.has("inputs") ? tree.path("inputs") : tree, Comparison.Inputs.class);
    } catch (JsonProcessingException e) {
      String why =
          e.getCause() instanceof IllegalArgumentException known
              ? String.valueOf(known.getMessage())
              : e.getOriginalMessage();
      throw new Failure("%s is refused: %s".formatted(weeks, why), e);
    } catch (NoSuchFileException e) {
      throw new Failure("%s: there is no such file".formatted(weeks), e);
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(weeks, e), e);
    }
  }
}
