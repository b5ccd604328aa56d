package dev.makertime.render.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.comparison.EngineerWeeks;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.topics.Json;
import java.util.TreeMap;

/** Renders the comparison of a migration as JSON, for all engineers together and never for one. */
public final class MigrationComparisonJson {
  private MigrationComparisonJson() {}

  /** Renders it. */
  public static ObjectNode of(MigrationComparison comparison) {
    ObjectNode json = Json.MAPPER.valueToTree(comparison);
    json.set("answers", Json.MAPPER.valueToTree(PromiseAnswer.of(comparison)));
    withoutPeople(json, "net", comparison.net().aggregate());
    withoutPeople(json, "gross", comparison.gross().aggregate());
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
