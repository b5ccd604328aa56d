package dev.makertime.collector.http;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.WebhookSource;
import dev.makertime.topics.DeadLetter;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Map;

/**
 * Handler of the webhooks of the configured sources. The status tells the sender only whether a
 * retry could help: 202 = the payload is stored, even if it cannot be read; 503 = it is not.
 * Senders disable a webhook that answers otherwise.
 */
final class WebhookHandler {
  private final Map<String, WebhookSource> sources;
  private final Inbox inbox;
  private final CollectorMetrics metrics;
  private final Clock clock;

  WebhookHandler(
      Map<String, WebhookSource> sources, Inbox inbox, CollectorMetrics metrics, Clock clock) {
    this.sources = Map.copyOf(sources);
    this.inbox = inbox;
    this.metrics = metrics;
    this.clock = clock;
  }

  void handle(Context ctx, int cap) throws Problem, Unavailable {
    String name = ctx.pathParam("source");
    WebhookSource source = sources.get(name);
    if (source == null) {
      throw new Problem(404, "Not found", "no source of this name takes webhooks");
    }
    if (source.isHopeless(new Payload(ctx.headerMap(), new byte[0], clock.instant()))) {
      throw unauthorized();
    }
    Payload payload = payload(ctx, cap);
    if (!source.isAuthentic(payload)) {
      throw unauthorized();
    }
    take(ctx, name, source, payload);
  }

  private static Problem unauthorized() {
    return new Problem(401, "Unauthorized", "the source's secret token is missing or wrong");
  }

  /** Handles OpenLineage's default path; the bearer key tells the source. */
  void lineage(Context ctx, int cap) throws Problem, Unavailable {
    Payload payload = payload(ctx, cap);
    for (Map.Entry<String, WebhookSource> source : sources.entrySet()) {
      WebhookSource lineage = source.getValue();
      if (lineage.takesLineage() && lineage.isAuthentic(payload)) {
        take(ctx, source.getKey(), lineage, payload);
        return;
      }
    }
    ctx.header("WWW-Authenticate", "Bearer");
    throw new Problem(401, "Unauthorized", "a bearer key of an openlineage source is needed");
  }

  private Payload payload(Context ctx, int cap) throws Problem {
    return new Payload(ctx.headerMap(), CollectorServer.body(ctx, cap), clock.instant());
  }

  private void take(Context ctx, String name, WebhookSource source, Payload payload)
      throws Unavailable {
    Reading reading = source.read(payload).believedAt(clock.instant());
    if (reading instanceof Reading.Found found) {
      inbox.accept(found);
    } else if (reading instanceof Reading.Rejected rejected) {
      inbox.setAside(new DeadLetter(name, rejected.why(), clock.instant(), payload.text()));
    }
    metrics.called(name, reading);
    metrics.count(name, reading);
    ctx.status(202);
  }
}
