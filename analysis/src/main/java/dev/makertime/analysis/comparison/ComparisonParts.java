package dev.makertime.analysis.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.statistics.HolmCorrection;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers single parts of a comparison by themselves, from JSON. */
public final class ComparisonParts {
  private static final double LEVEL = 0.05;
  private static final double MARGIN = 1;
  private static final double MOST = 1e6;
  private static final double LEAST_LEVEL = 1e-6;

  private ComparisonParts() {}

  /**
   * Answers {@code diffs} by name (with a {@code categoryOrder}, judged together), {@code treated}
   * and {@code control} differences, or probabilities {@code p} with {@code mde} and {@code
   * requiredN}.
   *
   * @return null if they are weeks
   */
  public static @Nullable JsonNode to(JsonNode request) throws JsonProcessingException {
    if (request.has("treated")) {
      return Json.MAPPER.valueToTree(
          DifferenceInDifferences.of(
              numbers("treated", request.path("treated")),
              numbers("control", request.path("control"))));
    }
    if (request.has("categoryOrder")) {
      Map<String, double[]> differences = new LinkedHashMap<>();
      request
          .path("categoryOrder")
          .forEach(
              name ->
                  differences.put(
                      name.asText(),
                      numbers(
                          "diffs." + name.asText(), request.path("diffs").path(name.asText()))));
      return Json.MAPPER.valueToTree(
          CategoryChange.of(
              differences,
              optional(request, "alpha", LEVEL, LEAST_LEVEL, 0.5),
              optional(request, "margin", MARGIN, 0, MOST)));
    }
    if (request.has("diffs")) {
      ObjectNode all = Json.MAPPER.createObjectNode();
      double alpha = optional(request, "alpha", LEVEL, LEAST_LEVEL, 0.5);
      request
          .path("diffs")
          .forEachEntry(
              (name, each) ->
                  all.set(
                      name,
                      Json.MAPPER.valueToTree(
                          PairedDifferences.of(alpha, numbers("diffs." + name, each)))));
      return all;
    }
    return request.has("p") ? adjusted(request) : null;
  }

  private static JsonNode adjusted(JsonNode request) {
    List<Double> p = new ArrayList<>();
    request.path("p").forEach(one -> p.add(number("p", one, 0, 1)));
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.set("holm", Json.MAPPER.valueToTree(HolmCorrection.adjusted(p)));
    ArrayNode least = all.putArray("mde");
    for (JsonNode one : request.path("mde")) {
      least.add(
          DetectableEffect.change(
              number("mde.sd", one.path("sd"), 0, MOST),
              (int) number("mde.n", one.path("n"), 2, MOST)));
    }
    ArrayNode needed = all.putArray("requiredN");
    for (JsonNode one : request.path("requiredN")) {
      needed.add(
          DetectableEffect.engineers(
              number("requiredN.sd", one.path("sd"), 0, MOST),
              number("requiredN.delta", one.path("delta"), -MOST, MOST)));
    }
    return all;
  }

  private static double[] numbers(String path, JsonNode list) {
    double[] numbers = new double[list.size()];
    if (numbers.length == 0) {
      throw new IllegalArgumentException(path + " must be numbers, one at least");
    }
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number("%s[%d]".formatted(path, i), list.get(i), -MOST, MOST);
    }
    return numbers;
  }

  private static double number(String path, JsonNode given, double least, double most) {
    double number = given.isNumber() ? given.asDouble() : Double.NaN;
    if (!(number >= least && number <= most)) {
      throw new IllegalArgumentException(
          "%s must be a number from %s to %s".formatted(path, least, most));
    }
    return number;
  }

  private static double optional(
      JsonNode of, String name, double otherwise, double least, double most) {
    JsonNode given = of.path(name);
    return given.isMissingNode() || given.isNull() ? otherwise : number(name, given, least, most);
  }
}
