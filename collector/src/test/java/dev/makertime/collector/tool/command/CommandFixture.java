package dev.makertime.collector.tool.command;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.collector.tool.WebhookCalls;
import dev.makertime.collector.tool.WebhookCalls.Call;
import java.util.Map;
import java.util.Optional;

/** The notes of a machine. */
public final class CommandFixture implements ToolFixture {
  private static final String NOTE =
      """
      {"start":1781517600120,"end":1781517780340,"pid":4711,"exit":0,"signal":0,"lost":false,\
      "how":"typed","user":"ana","host":"lab1","as":"","command":"python","label":"training"}""";

  @Override
  public String yaml() {
    return "{type: command, secrets: [t1, t2]}";
  }

  @Override
  public Optional<WebhookCalls> webhook() {
    return Optional.of(
        new WebhookCalls(
            new Call(Map.of(), NOTE),
            new Call(Map.of(), NOTE.replace("1781517780340", "1781517601120")),
            body -> Map.of("Authorization", "Bearer t2")));
  }
}
