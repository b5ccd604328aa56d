package dev.makertime.collector.tool.git;

import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.source.WebhookHelp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Configured machines whose git notes its commands; they share a token.
 *
 * @param minimum commands that were waited for less are ignored
 */
public record GitSource(String name, List<String> secrets, Duration minimum) implements ToolSource {

  /** A command that took no time is ignored. */
  private static final String CALL =
      """
      curl -i -H "Authorization: Bearer %s" -H 'Content-Type: application/x-ndjson' \\
        -d '{"event":"atexit","sid":"20260101T000000.000000Z-H0-P1","t_abs":0,"code":0}' %s""";

  public GitSource {
    secrets = List.copyOf(secrets);
  }

  @Override
  public String type() {
    return GitType.NAME;
  }

  @Override
  public Optional<WebhookHelp> webhookHelp() {
    String path = WebhookHelp.pathOf(name);
    return Optional.of(
        new WebhookHelp(
            path,
            List.of(
                "on each machine, in ~/.config/makertime/command.conf:",
                "git = the collector's public address and " + path,
                "token = the secret",
                "then, once: makertime wrap --git"),
            CALL.formatted(WebhookHelp.SECRET, WebhookHelp.ADDRESS + path)));
  }

  @Override
  public WebhookReader webhookReader() {
    return new GitHook(name, secrets, minimum);
  }
}
