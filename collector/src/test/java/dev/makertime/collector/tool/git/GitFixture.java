package dev.makertime.collector.tool.git;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.collector.tool.WebhookCalls;
import dev.makertime.collector.tool.WebhookCalls.Call;
import java.util.Map;
import java.util.Optional;

/** The events of a machine's git. */
public final class GitFixture implements ToolFixture {
  /** Of two lines, of which the first alone is a command without an end: no length that is cut. */
  private static final String EVENTS =
      """
      {"event":"cmd_name","sid":"%1$s","time":"2026-06-15T10:00:00.100000Z","name":"fetch"}
      {"event":"atexit","sid":"%1$s","time":"2026-06-15T10:00:07.000000Z","t_abs":7.0,"code":0}"""
          .formatted(Trace.SESSION);

  @Override
  public String yaml() {
    return "{type: git, secrets: [t1, t2]}";
  }

  @Override
  public Optional<WebhookCalls> webhook() {
    return Optional.of(
        new WebhookCalls(
            new Call(Map.of(), EVENTS),
            new Call(Map.of(), EVENTS.replace("7.0", "1.0")),
            body -> Map.of("Authorization", "Bearer t2")));
  }
}
