package dev.makertime.reporter.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single parts of a comparison, asked for by themselves. */
public final class Answers {
  private static final double LEVEL = 0.05;
  private static final double MARGIN = 1;

  private Answers() {}

  /**
   * Answers {@code diffs} by name (with a {@code categoryOrder}, judged together), {@code treated}
   * and {@code control} differences, or probabilities {@code p} with {@code mde} and {@code
   * requiredN}.
   *
   * @return null if they are weeks
   */
  public static @Nullable JsonNode to(JsonNode asked) throws JsonProcessingException {
    if (asked.has("treated")) {
      return Json.MAPPER.valueToTree(
          Controlled.of(numbers(asked.path("treated")), numbers(asked.path("control"))));
    }
    if (asked.has("categoryOrder")) {
      Map<String, double[]> differences = new LinkedHashMap<>();
      asked
          .path("categoryOrder")
          .forEach(
              name ->
                  differences.put(name.asText(), numbers(asked.path("diffs").path(name.asText()))));
      return Json.MAPPER.valueToTree(
          Change.of(
              differences,
              asked.path("alpha").asDouble(LEVEL),
              asked.path("margin").asDouble(MARGIN)));
    }
    if (asked.has("diffs")) {
      ObjectNode all = Json.MAPPER.createObjectNode();
      double alpha = asked.path("alpha").asDouble(LEVEL);
      asked
          .path("diffs")
          .forEachEntry(
              (name, each) ->
                  all.set(name, Json.MAPPER.valueToTree(Paired.of(alpha, numbers(each)))));
      return all;
    }
    return asked.has("p") ? adjusted(asked) : null;
  }

  private static JsonNode adjusted(JsonNode asked) {
    List<Double> p = new ArrayList<>();
    asked.path("p").forEach(one -> p.add(one.asDouble()));
    ObjectNode all = Json.MAPPER.createObjectNode();
    all.set("holm", Json.MAPPER.valueToTree(Holm.adjusted(p)));
    ArrayNode least = all.putArray("mde");
    for (JsonNode one : asked.path("mde")) {
      least.add(Detectable.change(one.path("sd").asDouble(), one.path("n").asInt()));
    }
    ArrayNode needed = all.putArray("requiredN");
    for (JsonNode one : asked.path("requiredN")) {
      needed.add(Detectable.engineers(one.path("sd").asDouble(), one.path("delta").asDouble()));
    }
    return all;
  }

  private static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }
}
