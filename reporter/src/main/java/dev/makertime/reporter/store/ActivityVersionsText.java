package dev.makertime.reporter.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityVersions;
import dev.makertime.topics.Json;

/**
 * Writes the versions of an activity as the JSON of one row, and reads them. The row is the version
 * that counts. If there is a correction, all versions are in an additional field, which earlier
 * readers ignore.
 */
final class ActivityVersionsText {
  private static final String ALL = "testimony";

  /** Within a text its quotes would be escaped, so this is a field and nothing else. */
  private static final String FIELD = "\"" + ALL + "\":";

  private ActivityVersionsText() {}

  static String of(ActivityVersions said) throws JsonProcessingException {
    if (said.correction() == null) {
      return Json.MAPPER.writeValueAsString(said.inForce());
    }
    ObjectNode row = Json.MAPPER.valueToTree(said.inForce());
    row.set(ALL, Json.MAPPER.valueToTree(said));
    return Json.MAPPER.writeValueAsString(row);
  }

  static ActivityVersions read(String row) throws JsonProcessingException {
    if (!row.contains(FIELD)) {
      return ActivityVersions.kept(Json.MAPPER.readValue(row, Activity.class));
    }
    JsonNode tree = Json.MAPPER.readTree(row);
    return Json.MAPPER.treeToValue(tree.path(ALL), ActivityVersions.class);
  }
}
