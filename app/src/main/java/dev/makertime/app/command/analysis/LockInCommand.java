package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.lockin.LockIn;
import dev.makertime.analysis.lockin.LockInDraws;
import dev.makertime.analysis.lockin.LockInFile;
import dev.makertime.analysis.lockin.LockInReader;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.render.text.LockInText;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code lockin}: compares a subscription with what would be used instead. */
@Command(
    name = "lockin",
    mixinStandardHelpOptions = true,
    description = {
      "Compares a subscription with what would be used instead, month by month: when the"
          + " alternative is the cheaper one, and until when leaving pays.%n",
      "docs/example/subscription.yaml shows the inputs. All of them are assumptions."
    })
public final class LockInCommand implements Callable<Integer> {
  private static final int MOST_DRAWS = 1_000_000;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "INPUTS", description = "A JSON or YAML file.")
  Path file;

  @Option(names = "--json", description = "Print one JSON object with every month.")
  boolean json;

  @Option(
      names = "--draws",
      defaultValue = "50000",
      description = "Number of random draws, where spreads are given. Default: ${DEFAULT-VALUE}")
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
    JsonNode given = SimulationFile.read(file);
    try {
      LockInFile inputs = LockInFile.read(given);
      LockIn found = LockIn.of(inputs.inputs());
      LockInDraws drawn = inputs.draws(draws, seed);
      spec.commandLine()
          .getOut()
          .print(
              json
                  ? json(found, drawn) + System.lineSeparator()
                  : LockInText.of(inputs.inputs(), found, drawn, inputs.currency()));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (LockInReader.Invalid e) {
      throw new Failure(InputFiles.refused(file.toString(), e.mistakes()), e);
    }
  }

  private static ObjectNode json(LockIn found, @Nullable LockInDraws drawn) {
    ObjectNode json = Json.MAPPER.valueToTree(found);
    if (drawn != null) {
      json.set("uncertainty", Json.MAPPER.valueToTree(drawn));
    }
    return json;
  }
}
