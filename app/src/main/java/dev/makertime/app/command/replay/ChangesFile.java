package dev.makertime.app.command.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.analysis.replay.ChangeReader;
import dev.makertime.analysis.replay.ToolChange;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a file of changes: YAML, or JSON. */
final class ChangesFile {
  private ChangesFile() {}

  /** Its changes, in their order. */
  static List<ToolChange> read(Path file) throws Failure {
    try {
      return ChangeReader.read(tree(file));
    } catch (ChangeReader.Invalid e) {
      throw new Failure(InputFiles.refused(file.toString(), e.mistakes()), e);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  private static JsonNode tree(Path file) throws IOException, JsonProcessingException {
    String text = Files.readString(file);
    return file.toString().matches(".*\\.ya?ml")
        ? new YAMLMapper().readTree(text)
        : Json.OUTSIDE.readTree(text);
  }
}
