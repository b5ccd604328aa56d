package dev.makertime.collector.tool.openlineage;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.collector.tool.WebhookCalls;
import dev.makertime.collector.tool.WebhookCalls.Call;
import java.util.Map;
import java.util.Optional;

/** OpenLineage's events of an Airflow. */
public final class OpenLineageFixture implements ToolFixture {
  private static final String RUN =
      """
      {"eventType":"COMPLETE","eventTime":"2026-06-15T10:05:00.123456+00:00",
       "job":{"namespace":"default","name":"etl"},
       "run":{"runId":"01936894-494e-7b5c-938a-7b0fcc5f8eb9","facets":{"airflowDagRun":{"dagRun":{
        "dag_id":"etl","run_id":"r1","run_type":"manual","triggering_user_name":"ana",
        "run_after":"2026-06-15T10:00:00+00:00","start_date":"2026-06-15T10:00:10+00:00"}}}}}\
      """;

  @Override
  public String yaml() {
    return "{type: openlineage, secrets: [k1, k2]}";
  }

  @Override
  public Optional<WebhookCalls> webhook() {
    return Optional.of(
        new WebhookCalls(
            new Call(Map.of(), RUN),
            new Call(Map.of(), RUN.replace("airflowDagRun", "another")),
            body -> Map.of("Authorization", "Bearer k2")));
  }
}
