package dev.makertime.collector.tool.databricks;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.testkit.ToolServer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workspace with runs of several days, some of which have tasks, a repair, or no end. */
public final class DatabricksFixture implements ToolFixture {
  @Override
  public String yaml() {
    return "{type: databricks, url: 'URL', token: t, since: 2026-06-12}";
  }

  @Override
  public Optional<ToolServer.Tool> server() {
    DatabricksServer server = new DatabricksServer();
    Instant day = Instant.parse("2026-06-13T08:00:00Z");
    for (int i = 0; i < 60; i++) {
      Instant start = day.plusSeconds(i * 2_000L);
      server.run(41_847_992_357_000L + i, "ana@example.com", start, start.plusSeconds(300));
    }
    Instant noon = Instant.parse("2026-06-15T10:00:00Z");
    Map<String, Object> wide = server.run(7, "ben@example.com", noon, noon.plusSeconds(600));
    for (int i = 0; i < 5; i++) {
      DatabricksServer.task(wide, 70 + i, "task-" + i, noon, noon.plusSeconds(100 + i));
    }
    Map<String, Object> repaired = server.run(8, "ana@example.com", noon, noon.plusSeconds(3_000));
    repaired.put("run_duration", 900_000L);
    repaired.put(
        "repair_history",
        List.of(
            DatabricksServer.history("ORIGINAL", 0, noon, noon.plusSeconds(600), "FAILED"),
            DatabricksServer.history(
                "REPAIR", 81, noon.plusSeconds(2_700), noon.plusSeconds(3_000), "SUCCESS")));
    server.run(9, "ana@example.com", noon.plusSeconds(900), null);
    return Optional.of(server);
  }
}
