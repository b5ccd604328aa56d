package dev.makertime.collector.tool.mlflow;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.collector.poll.ScheduledPoll;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.source.ToolApi;
import dev.makertime.collector.source.ToolSource;
import dev.makertime.collector.source.WebhookHelp;
import dev.makertime.model.Organization;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A configured tracking server.
 *
 * @param secrets of its webhooks; none where it does not call
 * @param people whose the runs are
 * @param sooner what its calls ask for
 */
record MlflowSource(
    String name,
    HandlingRules effort,
    ServerSettings server,
    List<String> secrets,
    MlflowPeople people,
    SoonerPoll sooner)
    implements ToolSource {
  /** Of an event on which nothing depends, and so ignored. */
  private static final String CALL =
      """
      BODY='{"entity":"prompt","action":"created","data":{}}'; AT=$(date +%%s)
      SIGNATURE=$(printf %%s "test.$AT.$BODY" | openssl dgst -sha256 -hmac "%s" -binary | base64)
      curl -i -H 'X-MLflow-Delivery-Id: test' -H "X-MLflow-Timestamp: $AT" \\
        -H "X-MLflow-Signature: v1,$SIGNATURE" -H 'Content-Type: application/json' \\
        -d "$BODY" %s""";

  MlflowSource {
    secrets = List.copyOf(secrets);
  }

  @Override
  public String type() {
    return MlflowType.NAME;
  }

  @Override
  public @Nullable WebhookReader webhookReader() {
    return secrets.isEmpty() ? null : new MlflowHook(secrets, sooner);
  }

  @Override
  public Optional<WebhookHelp> webhookHelp() {
    if (secrets.isEmpty()) {
      return Optional.empty();
    }
    String path = WebhookHelp.pathOf(name);
    return Optional.of(
        new WebhookHelp(
            path,
            List.of(
                "url: the collector's public address with " + path,
                "secret: the secret",
                "events: model_version.created"),
            CALL.formatted(WebhookHelp.SECRET, WebhookHelp.ADDRESS + path)));
  }

  @Override
  public List<ScheduledPoll> pollers(PollerContext context, Supplier<Organization> organization) {
    List<ScheduledPoll> usual = ToolSource.super.pollers(context, organization);
    return secrets.isEmpty()
        ? usual
        : Stream.concat(
                usual.stream(),
                usual.stream()
                    .map(one -> new ScheduledPoll(sooner.looking(one.task()), SoonerPoll.LOOK)))
            .toList();
  }

  @Override
  public ToolApi api(ServerSettings server, Clock clock) {
    boolean isToken = server.user().isEmpty() && !server.secret().isEmpty();
    ApiLogin login = isToken ? ApiLogin.bearer(server.secret()) : server.basicLogin();
    return ToolApi.of(new MlflowApi(name, people), server.url(), login, clock);
  }
}
