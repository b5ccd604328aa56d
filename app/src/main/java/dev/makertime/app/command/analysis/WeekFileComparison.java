package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.comparison.ComparisonParts;
import dev.makertime.analysis.comparison.WeekFile;
import dev.makertime.analysis.verdict.WeekFileVerdict;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.render.text.ComparisonText;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares the weeks of a JSON file. */
final class WeekFileComparison {
  private WeekFileComparison() {}

  /** The comparison as text or as JSON, or the answer where the file asks a single question. */
  static String of(Path file, boolean json) throws Failure {
    try {
      JsonNode tree = Json.MAPPER.readTree(Files.readString(file));
      JsonNode asked = tree.has("inputs") ? tree.path("inputs") : tree;
      JsonNode answer = json ? ComparisonParts.to(asked) : null;
      if (answer != null) {
        return InputFiles.finite(answer) + System.lineSeparator();
      }
      WeekFileVerdict judged = WeekFileVerdict.of(WeekFile.read(asked));
      return json ? InputFiles.finite(judged) + System.lineSeparator() : ComparisonText.of(judged);
    } catch (IllegalArgumentException e) {
      throw new Failure("%s is refused: %s".formatted(file, FailureText.of(e)), e);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }
}
