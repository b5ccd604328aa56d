package dev.makertime.collector.tool.databricks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;

/**
 * Reads one answer of the Jobs API by itself.
 *
 * @param name the prefix of identities
 */
record DatabricksAnswer(String name) {

  /** Never throws, whatever the bytes. */
  Reading read(byte[] answer) {
    return SafeJson.ofObject(answer, this::read);
  }

  private Reading read(JsonNode body) {
    if (body.path("runs").isArray()) {
      return SafeJson.each(body.path("runs"), run -> new DatabricksRun(run).read(name));
    }
    if (body.has("event_type")) {
      return new Reading.Ignored("a notification tells no times");
    }
    return body.has("run_id")
        ? new DatabricksRun(body).read(name)
        : new Reading.Rejected("no answer of the Jobs API about runs");
  }
}
