package dev.makertime.collector.tool.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.tool.jobs.row.Dialect;
import dev.makertime.collector.tool.jobs.row.JobRules;
import dev.makertime.collector.tool.jobs.row.JobTimes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads rows by themselves, as JSON: one, or a list, with the columns that the server's own tables
 * have. The columns tell which server it is.
 *
 * @param source the prefix of identities
 */
record JobsAnswerReader(String source, JobTimes times) {
  private static final String INVOKED = "invoked by ";

  /** Columns of which an id is made. */
  private static final Map<Dialect, List<String>> IDS =
      Map.of(
          Dialect.ORACLE, List.of("log_id"),
          Dialect.SQLSERVER, List.of("instance_id"),
          Dialect.SAP, List.of("jobname", "jobcount", "sdldate"),
          Dialect.PG_CRON, List.of("runid"));

  /** Never throws, whatever the bytes. */
  Reading read(byte[] rows) {
    return SafeJson.of(rows, body -> body.isArray() ? SafeJson.each(body, this::row) : row(body));
  }

  private Reading row(JsonNode json) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    json.properties()
        .forEach(one -> row.set(one.getKey().toLowerCase(Locale.ROOT), one.getValue()));
    Dialect dialect =
        Dialect.of(row)
            .orElseThrow(
                () -> new IllegalArgumentException("no row of a job server that is known"));
    if (dialect == Dialect.SQLSERVER && row.path("step_id").asInt(0) != 0) {
      return new Reading.Ignored("a step is part of its job's run");
    }
    complete(row, dialect);
    return dialect.read(row, times).read(source, JobRules.NONE);
  }

  /** Adds what a query makes of other columns. */
  private static void complete(ObjectNode row, Dialect dialect) {
    List<String> parts = IDS.getOrDefault(dialect, List.of());
    if (!row.has("row_id") && parts.stream().allMatch(row::hasNonNull)) {
      row.put(
          "row_id", String.join("/", parts.stream().map(one -> row.get(one).asText()).toList()));
    }
    if (row.has("log_date")) {
      row.set("row_at", row.get("log_date"));
    }
    String message = row.path("message").asText("");
    if (message.contains(INVOKED)) {
      row.put("invoked", message.substring(message.indexOf(INVOKED)));
    }
  }
}
