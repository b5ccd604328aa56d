package dev.makertime.collector.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** JSON in which one value is not what it ought to be. */
public final class OddJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private OddJson() {}

  private record Place(JsonNode parent, String field, int index) {
    JsonNode value() {
      return parent.isObject() ? parent.get(field) : parent.get(index);
    }

    void put(JsonNode value) {
      if (parent instanceof ObjectNode object) {
        object.set(field, value);
      } else if (parent instanceof ArrayNode array) {
        array.set(index, value);
      }
    }
  }

  /**
   * Makes one value odd.
   *
   * @param json changed in place
   * @return what was changed, and into what
   */
  public static String spoil(JsonNode json, Random random) {
    List<Place> places = new ArrayList<>();
    collect(json, places);
    if (places.isEmpty()) {
      return "nothing";
    }
    Place place = places.get(random.nextInt(places.size()));
    List<JsonNode> odd = instead(place.value());
    JsonNode value = odd.get(random.nextInt(odd.size()));
    place.put(value);
    String text = value.toString();
    return "%s%s = %s"
        .formatted(
            place.field(), place.index(), text.length() > 80 ? text.substring(0, 80) + "…" : text);
  }

  private static void collect(JsonNode node, List<Place> places) {
    if (node.isObject()) {
      node.fieldNames()
          .forEachRemaining(
              field -> {
                places.add(new Place(node, field, 0));
                collect(node.get(field), places);
              });
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places.add(new Place(node, "", i));
      collect(node.get(i), places);
    }
  }

  private static List<JsonNode> instead(JsonNode value) {
    List<JsonNode> odd = new ArrayList<>();
    odd.add(JSON.nullNode());
    odd.add(JSON.arrayNode());
    odd.add(JSON.objectNode());
    odd.add(JSON.arrayNode().add(value));
    odd.add(JSON.objectNode().set("a", value));
    odd.add(JSON.textNode(""));
    odd.add(JSON.booleanNode(true));
    if (value.isNumber()) {
      odd.add(JSON.numberNode(-1));
      odd.add(JSON.numberNode(0.5));
      odd.add(JSON.numberNode(new BigInteger("123456789012345678901234567890")));
      odd.add(JSON.numberNode(Long.MIN_VALUE));
    }
    if (value.isTextual() && value.asText().matches("\\d{4}-\\d\\d-\\d\\d.*")) {
      for (String time :
          List.of(
              "2026-02-30T10:00:00Z",
              "2026-06-15T24:00:00Z",
              "2026-06-15T23:59:60Z",
              "2026-06-15",
              "2026-06-15T10:00",
              "2026-06-15T10:00:00+2",
              "0000-00-00T00:00:00Z",
              "0001-01-01T00:00:00Z",
              "9999-12-31T23:59:59Z",
              "+999999999-12-31T23:59:59Z",
              "yesterday")) {
        odd.add(JSON.textNode(time));
      }
    } else if (value.isTextual()) {
      odd.add(JSON.textNode("\u202eאבג 模型 ℕ\u0000\n"));
      odd.add(JSON.textNode("\ud83e\udd26".repeat(2_000)));
      odd.add(JSON.textNode("../../%2e%2e/{x}?y=#z"));
    }
    return odd;
  }
}
