package dev.makertime.collector.tool.jobs;

import dev.makertime.collector.api.Api;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.tool.jobs.row.JobRules;
import dev.makertime.collector.tool.jobs.row.JobTimes;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A configured job server.
 *
 * @param server its {@code url} is only the host, as {@code jdbc://host}
 * @param url for JDBC
 * @param drivers directory with the user's own drivers
 */
public record JobsSource(
    String name,
    HandlingRules effort,
    ServerSettings server,
    String url,
    JobQuery query,
    JobTimes times,
    JobRules rules,
    Path drivers)
    implements ToolSource {

  @Override
  public String type() {
    return JobsType.NAME;
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    JobDatabase database =
        new JobDatabase(url, server.url(), server.user(), server.secret(), drivers);
    return new ToolApi(new JobsReader(name, database, query, times, rules), Api.NONE);
  }
}
