package dev.makertime.collector.tool.example;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A configured example. */
record ExampleSource(
    String name, HandlingRules effort, List<String> secrets, @Nullable ServerSettings server)
    implements ToolSource {

  @Override
  public String type() {
    return ExampleType.NAME;
  }

  @Override
  public WebhookReader webhookReader() {
    return new ExampleHook(name, secrets);
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    return ToolApi.of(new ExampleApi(name), server.url(), ApiLogin.bearer(server.secret()), clock);
  }
}
