package dev.makertime.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.reporter.money.Inputs;
import dev.makertime.reporter.money.Simulation;
import dev.makertime.reporter.render.ScenarioTable;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What scenarios cost, and what they would give back. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Compares scenarios in hours and money: what each costs a month, what it takes and gives "
          + "back, and how many projects it lets an engineer maintain.%n",
      "The inputs name what is the same for all (org) and the scenarios, of which one is current; "
          + "docs/example/scenarios.yaml shows them. All of it is assumed until it is measured."
    })
final class SimulateCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "INPUTS", description = "A JSON or YAML file.")
  Path file;

  @Option(names = "--json", description = "Print one JSON object with every figure.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Inputs inputs = inputs();
    Simulation simulation = Simulation.of(inputs);
    spec.commandLine()
        .getOut()
        .print(
            json
                ? Json.MAPPER.writeValueAsString(simulation) + System.lineSeparator()
                : ScenarioTable.of(inputs, simulation));
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** Bare inputs, or a file that holds them under {@code inputs}. */
  private Inputs inputs() throws Failure {
    try {
      String text = Files.readString(file);
      JsonNode tree =
          file.toString().matches(".*\\.ya?ml")
              ? new YAMLMapper().readTree(text)
              : Json.MAPPER.readTree(text);
      return Json.MAPPER.treeToValue(tree.has("inputs") ? tree.path("inputs") : tree, Inputs.class);
    } catch (JsonProcessingException e) {
      Throwable cause = e.getCause();
      throw new Failure(
          "%s is refused: %s"
              .formatted(
                  file,
                  cause instanceof IllegalArgumentException
                      ? cause.getMessage()
                      : e.getOriginalMessage()),
          e);
    } catch (NoSuchFileException e) {
      throw new Failure("%s: there is no such file".formatted(file), e);
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(file, e), e);
    }
  }
}
