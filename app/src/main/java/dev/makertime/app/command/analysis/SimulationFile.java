package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.render.workbook.WorkbookInputs;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads the inputs of a simulation: JSON, YAML or a workbook. */
public final class SimulationFile {
  private static final Pattern EXPONENT = Pattern.compile("[-+]?\\d+(\\.\\d*)?[eE]\\d{1,3}");

  private SimulationFile() {}

  /** The inputs, which may stand under {@code given} or {@code inputs} in the file. */
  public static JsonNode read(Path file) throws Failure {
    try {
      if (file.toString().endsWith(".xlsx")) {
        return workbook(file);
      }
      String text = Files.readString(file);
      JsonNode tree =
          file.toString().matches(".*\\.ya?ml")
              ? numbers(new YAMLMapper().readTree(text))
              : Json.MAPPER.readTree(text);
      return tree.has("given")
          ? tree.path("given")
          : tree.has("inputs") ? tree.path("inputs") : tree;
    } catch (IllegalArgumentException e) {
      throw new Failure("%s is refused: %s".formatted(file, FailureText.of(e)), e);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  /**
   * YAML takes a number for text that has an exponent without a sign, as other writers write it.
   */
  private static JsonNode numbers(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.properties().forEach(one -> one.setValue(numbers(one.getValue())));
    } else if (tree instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, numbers(array.get(i)));
      }
    } else if (tree.isTextual() && EXPONENT.matcher(tree.asText()).matches()) {
      return DoubleNode.valueOf(Double.parseDouble(tree.asText()));
    }
    return tree;
  }

  private static JsonNode workbook(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return WorkbookInputs.read(in);
    }
  }
}
