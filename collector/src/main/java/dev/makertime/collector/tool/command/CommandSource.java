package dev.makertime.collector.tool.command;

import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.source.WebhookHelp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Configured command lines, whose machines share a token.
 *
 * @param minimum commands that took less are ignored
 */
public record CommandSource(String name, List<String> secrets, Duration minimum)
    implements ToolSource {

  /** A command that took no time is ignored. */
  private static final String CALL =
      """
      curl -i -H "Authorization: Bearer %s" -H 'Content-Type: application/x-ndjson' \\
        -d '{"start":1767225600000,"end":1767225600000,"pid":1,"exit":0,"how":"typed","user":"test","host":"test",\
      "command":"test"}' %s""";

  public CommandSource {
    secrets = List.copyOf(secrets);
  }

  @Override
  public String type() {
    return CommandType.NAME;
  }

  @Override
  public Optional<WebhookHelp> webhookHelp() {
    String path = WebhookHelp.pathOf(name);
    return Optional.of(
        new WebhookHelp(
            path,
            List.of(
                "on each machine, in ~/.config/makertime/command.conf:",
                "collector = the collector's public address and " + path,
                "token = the secret"),
            CALL.formatted(WebhookHelp.SECRET, WebhookHelp.ADDRESS + path)));
  }

  @Override
  public WebhookReader webhookReader() {
    return new CommandHook(name, secrets, minimum);
  }
}
