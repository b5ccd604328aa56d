package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.collector.tool.WebhookCalls;
import dev.makertime.collector.tool.WebhookCalls.Call;
import java.util.Map;
import java.util.Optional;

/** What DVCLive posts. */
public final class DvcFixture implements ToolFixture {
  static final String START =
      """
      {"type":"start","repo_url":"git@git.example.com:data/churn.git",\
      "baseline_sha":"3f1c0a9b3f1c0a9b3f1c0a9b3f1c0a9b3f1c0a9b","name":"sunny-gulf",\
      "client":"dvclive"}""";

  @Override
  public String yaml() {
    return "{type: dvc, tokens: [{who: ana, token: t1}, {who: 'email:ben@example.com', token: t2}]}";
  }

  @Override
  public Optional<WebhookCalls> webhook() {
    return Optional.of(
        new WebhookCalls(
            new Call(Map.of(), START),
            new Call(Map.of(), START.replace("\"start\"", "\"done\"")),
            body -> Map.of("Authorization", "token t2")));
  }

  /** It asks nobody, and looks which runs are silent. */
  @Override
  public boolean hasPoller() {
    return true;
  }
}
