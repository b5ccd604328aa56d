package dev.makertime.collector.tool.mlflow;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import java.time.Clock;

/**
 * A configured tracking server.
 *
 * @param people whose the runs are
 */
public record MlflowSource(
    String name, HandlingRules effort, ServerSettings server, MlflowPeople people)
    implements ToolSource {

  @Override
  public String type() {
    return MlflowType.NAME;
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    boolean isToken = server.user().isEmpty() && !server.secret().isEmpty();
    ApiLogin login = isToken ? ApiLogin.bearer(server.secret()) : server.basicLogin();
    return ToolApi.of(new MlflowApi(name, people), server.url(), login, clock);
  }
}
