package dev.makertime.collector.tool.databricks;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.OAuthLogin;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import java.time.Clock;

/**
 * A configured workspace of Databricks.
 *
 * @param server with the id of a service principal as its user, or without a user where the secret
 *     is a token
 */
public record DatabricksSource(String name, HandlingRules effort, ServerSettings server)
    implements ToolSource {

  @Override
  public String type() {
    return DatabricksType.NAME;
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    return ToolApi.of(new DatabricksApi(name), server.under(""), login(server, clock), clock);
  }

  private static ApiLogin login(ServerSettings server, Clock clock) {
    return server.user().isEmpty()
        ? ApiLogin.bearer(server.secret())
        : OAuthLogin.clientByHeader(
            server.under("oidc/v1/token"), server.user(), server.secret(), "all-apis", clock);
  }
}
