package dev.makertime.collector.tool.dvc;

import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.poll.ScheduledPoll;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.source.WebhookHelp;
import dev.makertime.model.Organization;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Configured clients of DVC, each with the token of its engineer.
 *
 * @param lostAfter a run of which no sign comes for so long ended with the last
 * @param runs that are going on, which the webhook and its task share
 */
record DvcSource(String name, Engineers engineers, Duration lostAfter, LiveRuns runs)
    implements ToolSource {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  /** Neither a start nor a sign nor an end, and so ignored. */
  private static final String CALL =
      """
      curl -i -H "Authorization: token %s" -H 'Content-Type: application/json' \\
        -d '{"type":"test","repo_url":"git@host:test/test.git"}' %s""";

  @Override
  public String type() {
    return DvcType.NAME;
  }

  @Override
  public List<String> secrets() {
    return engineers.tokens();
  }

  @Override
  public Optional<WebhookHelp> webhookHelp() {
    String path = DvcHook.LIVE.path();
    return Optional.of(
        new WebhookHelp(
            path,
            List.of(
                "where trainings run, in the environment:",
                "DVC_STUDIO_URL = the collector's public address and /dvc/, with the slash",
                "DVC_STUDIO_TOKEN = the engineer's token"),
            CALL.formatted(WebhookHelp.SECRET, WebhookHelp.ADDRESS + path)));
  }

  @Override
  public WebhookReader webhookReader() {
    return new DvcHook(name, engineers, runs);
  }

  @Override
  public List<ScheduledPoll> pollers(PollerContext context, Supplier<Organization> organization) {
    return List.of(new ScheduledPoll(new LiveRunsTask(name, runs, lostAfter, context), INTERVAL));
  }
}
