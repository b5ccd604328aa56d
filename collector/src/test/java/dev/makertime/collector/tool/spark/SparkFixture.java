package dev.makertime.collector.tool.spark;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.testkit.ToolServer;
import java.time.Instant;
import java.util.Optional;

/** A history server with applications of several days, a shell and one that runs. */
public final class SparkFixture implements ToolFixture {
  @Override
  public String yaml() {
    return "{type: spark, url: 'URL', shells: ['notebook *']}";
  }

  @Override
  public Optional<ToolServer.Tool> server() {
    SparkServer spark = new SparkServer();
    Instant day = Instant.parse("2026-06-12T08:00:00Z");
    for (int i = 0; i < 12; i++) {
      Instant began = day.plusSeconds(i * 20_000L);
      spark.application(
          "application_1781251200000_000" + i, "features", "ana", began, began.plusSeconds(300));
    }
    Instant opened = Instant.parse("2026-06-15T08:00:00Z");
    spark.application("local-1", "PySparkShell", "ben", opened, null);
    spark.job("local-1", 0, opened.plusSeconds(60), opened.plusSeconds(90));
    spark.job("local-1", 1, opened.plusSeconds(600), null);
    return Optional.of(spark);
  }
}
