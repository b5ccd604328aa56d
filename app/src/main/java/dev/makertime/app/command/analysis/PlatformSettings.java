package dev.makertime.app.command.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.makertime.analysis.platform.PlatformRules;
import dev.makertime.analysis.platform.boxes.BoxAnswers;
import dev.makertime.analysis.platform.boxes.PlatformBox;
import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.analysis.platform.figures.WaitedJobs;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.model.Run;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a file of runs does not tell: the period, which labels a source tells whenever there
 * is something to tell, what people answered and waited for, and the weights of checks.
 */
final class PlatformSettings {
  private static final Set<String> KEYS =
      Set.of("about", "from", "to", "speaks", "config", "survey", "weights", "waits");

  private final Path file;
  private final JsonNode json;

  private PlatformSettings(Path file, JsonNode json) {
    this.file = file;
    this.json = json;
  }

  /** Reads a file; without one nothing is set. */
  static PlatformSettings read(@Nullable Path file) throws Failure {
    if (file == null) {
      return new PlatformSettings(Path.of(""), MissingNode.getInstance());
    }
    try {
      PlatformSettings settings =
          new PlatformSettings(file, Json.OUTSIDE.readTree(Files.readAllBytes(file)));
      settings.requireKeys("", settings.json, KEYS);
      settings.requireKeys("config.", settings.json.path("config"), Set.of("minimumGroup"));
      return settings;
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  /** The beginning or the end of the period; absent where it is not set. */
  @Nullable Instant instant(String name) throws Failure {
    return json.hasNonNull(name) ? instant(name, json.path(name)) : null;
  }

  PlatformRules rules() throws Failure {
    Map<String, Set<String>> speaks = new TreeMap<>();
    for (Map.Entry<String, JsonNode> source : object("speaks").properties()) {
      Set<String> labels = new TreeSet<>();
      for (JsonNode label : source.getValue()) {
        if (!Run.LABELS.contains(label.asText())) {
          throw refused(
              "speaks.%s: labels are %s".formatted(source.getKey(), String.join(", ", Run.LABELS)));
        }
        labels.add(label.asText());
      }
      speaks.put(source.getKey(), labels);
    }
    return PlatformRules.of(
        speaks, whole("config.minimumGroup", json.path("config").path("minimumGroup"), 5, 1, 100));
  }

  PlatformFigures.Told told() throws Failure {
    Map<PlatformBox, BoxAnswers> survey = new EnumMap<>(PlatformBox.class);
    for (Map.Entry<String, JsonNode> box : object("survey").properties()) {
      String path = "survey." + box.getKey();
      requireKeys(path + ".", box.getValue(), Set.of("yes", "no"));
      survey.put(
          box(path, box.getKey()),
          new BoxAnswers(
              whole(path + ".yes", box.getValue().path("yes"), 0, 0, 1_000_000),
              whole(path + ".no", box.getValue().path("no"), 0, 0, 1_000_000)));
    }
    Map<PlatformBox, Double> weights = new EnumMap<>(PlatformBox.class);
    for (Map.Entry<String, JsonNode> box : object("weights").properties()) {
      String path = "weights." + box.getKey();
      JsonNode weight = box.getValue();
      if (!weight.isNumber() || weight.asDouble() < 0 || weight.asDouble() > 1_000) {
        throw refused(path + " must be a number from 0 to 1,000");
      }
      weights.put(box(path, box.getKey()), weight.asDouble());
    }
    return new PlatformFigures.Told(survey, weights, waits(), PlatformFigures.Withholding.HOURS);
  }

  private List<WaitedJobs.Wait> waits() throws Failure {
    List<WaitedJobs.Wait> waits = new ArrayList<>();
    int number = 0;
    for (JsonNode wait : json.path("waits")) {
      String path = "waits[%d]".formatted(number++);
      requireKeys(path + ".", wait, Set.of("person", "source", "run", "charged"));
      if (!wait.path("person").isTextual() || !wait.path("run").isTextual()) {
        throw refused(path + " needs person, run and charged");
      }
      for (JsonNode charged : wait.path("charged")) {
        Instant from = instant(path + ".charged", charged.path(0));
        Instant to = instant(path + ".charged", charged.path(1));
        if (!from.isBefore(to)) {
          throw refused(path + ".charged ends before it begins");
        }
        waits.add(
            new WaitedJobs.Wait(
                wait.path("person").asText(),
                wait.hasNonNull("source") ? wait.path("source").asText() : null,
                wait.path("run").asText(),
                from,
                to));
      }
    }
    return waits;
  }

  private JsonNode object(String name) throws Failure {
    JsonNode node = json.path(name);
    if (!node.isMissingNode() && !node.isObject()) {
      throw refused(name + " must be an object");
    }
    return node;
  }

  private PlatformBox box(String path, String name) throws Failure {
    return Arrays.stream(PlatformBox.values())
        .filter(box -> box.text().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    path
                        + ": the checks are "
                        + Arrays.stream(PlatformBox.values())
                            .map(PlatformBox::text)
                            .collect(Collectors.joining(", "))));
  }

  private int whole(String path, JsonNode number, int otherwise, int least, int most)
      throws Failure {
    if (number.isMissingNode()) {
      return otherwise;
    }
    if (!number.isIntegralNumber() || number.asLong() < least || number.asLong() > most) {
      throw refused("%s must be a whole number from %d to %,d".formatted(path, least, most));
    }
    return number.asInt();
  }

  private Instant instant(String path, JsonNode text) throws Failure {
    try {
      return Instant.parse(text.asText());
    } catch (DateTimeException e) {
      throw refused(path + " must be a time such as 2026-01-31T00:00:00Z");
    }
  }

  private void requireKeys(String path, JsonNode node, Set<String> keys) throws Failure {
    if (!node.isMissingNode() && !node.isObject()) {
      throw refused(
          (path.isEmpty() ? "it" : path.substring(0, path.length() - 1)) + " must be an object");
    }
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      if (!keys.contains(one.getKey())) {
        throw refused(
            "%s%s is not known: there are %s"
                .formatted(path, one.getKey(), String.join(", ", new TreeSet<>(keys))));
      }
    }
  }

  private Failure refused(String mistake) {
    return new Failure(InputFiles.refused(file.toString(), List.of(mistake)));
  }
}
