package dev.makertime.collector.tool.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import java.util.List;
import java.util.Optional;

/**
 * Reads one response of Airflow's REST API, v1 or v2, without further requests.
 *
 * @param source the prefix of identities
 */
public record AirflowAnswerReader(String source) {
  private static final List<String> NOTHING =
      List.of("task_instances", "dags", "version", "metadatabase", "backfills", "assets");

  /** Never throws, whatever the bytes. */
  public Reading read(byte[] answer) {
    return SafeJson.ofObject(answer, this::read);
  }

  private Reading read(JsonNode body) {
    if (body.path("event_logs").isArray()) {
      return SafeJson.each(body.path("event_logs"), row -> new LogRow(row).read(source));
    }
    if (body.path("dag_runs").isArray()) {
      return SafeJson.each(body.path("dag_runs"), this::run);
    }
    if (body.has("dag_run_id")) {
      return run(body);
    }
    if (body.has("event_log_id")) {
      return new LogRow(body).read(source);
    }
    return NOTHING.stream()
        .filter(body::has)
        .findFirst()
        .<Reading>map(what -> new Ignored("an answer about " + what + " names nobody"))
        .orElse(new Rejected("no answer about runs or the event log"));
  }

  private Reading run(JsonNode run) {
    return new DagRun(run).read(source, Optional.empty());
  }
}
