package dev.makertime.render.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.comparison.EngineerWeeks;
import dev.makertime.analysis.migration.BeforeAfter;
import dev.makertime.topics.Json;
import java.util.TreeMap;

/** A migration's before and after as JSON: every figure of all together, none of a person. */
public final class BeforeAfterJson {
  private BeforeAfterJson() {}

  /** Renders it. */
  public static ObjectNode of(BeforeAfter found) {
    ObjectNode json = Json.MAPPER.valueToTree(found);
    withoutPeople(json, "net", found.net().aggregate());
    withoutPeople(json, "gross", found.gross().aggregate());
    return json;
  }

  private static void withoutPeople(ObjectNode json, String part, EngineerWeeks weeks) {
    if (json.path(part).path("aggregate") instanceof ObjectNode aggregate) {
      aggregate.put("engineers", weeks.engineers().size());
      TreeMap<String, Integer> reasons = new TreeMap<>();
      weeks.excluded().values().forEach(one -> reasons.merge(one.reason(), 1, Integer::sum));
      aggregate.set("excluded", Json.MAPPER.valueToTree(reasons));
    }
  }
}
