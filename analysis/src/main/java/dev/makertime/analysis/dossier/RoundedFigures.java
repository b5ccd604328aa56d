package dev.makertime.analysis.dossier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.topics.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Rounds all numbers of a tree to ten digits. Machines may differ in the last bits of logarithms
 * and powers, and so in the sixteenth digit of a figure.
 */
final class RoundedFigures {
  private static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);

  private RoundedFigures() {}

  static JsonNode of(JsonNode node) {
    if (node.isObject()) {
      ObjectNode rounded = Json.MAPPER.createObjectNode();
      node.forEachEntry((name, value) -> rounded.set(name, of(value)));
      return rounded;
    }
    if (node.isArray()) {
      ArrayNode rounded = Json.MAPPER.createArrayNode();
      node.forEach(value -> rounded.add(of(value)));
      return rounded;
    }
    return node.isFloatingPointNumber() && Double.isFinite(node.doubleValue())
        ? Json.MAPPER
            .getNodeFactory()
            .numberNode(new BigDecimal(node.doubleValue()).round(DIGITS).doubleValue())
        : node;
  }
}
