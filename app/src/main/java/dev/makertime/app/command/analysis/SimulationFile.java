package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.databind.JsonNode;
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

/** Reads the inputs of a simulation: JSON, YAML or a workbook. */
final class SimulationFile {
  private SimulationFile() {}

  /** The inputs, which may stand under {@code inputs} in the file. */
  static JsonNode read(Path file) throws Failure {
    try {
      if (file.toString().endsWith(".xlsx")) {
        return workbook(file);
      }
      String text = Files.readString(file);
      JsonNode tree =
          file.toString().matches(".*\\.ya?ml")
              ? new YAMLMapper().readTree(text)
              : Json.MAPPER.readTree(text);
      return tree.has("inputs") ? tree.path("inputs") : tree;
    } catch (IllegalArgumentException e) {
      throw new Failure("%s is refused: %s".formatted(file, FailureText.of(e)), e);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  private static JsonNode workbook(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return WorkbookInputs.read(in);
    }
  }
}
