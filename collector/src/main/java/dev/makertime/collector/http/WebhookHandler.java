package dev.makertime.collector.http;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.BodyExcerpt;
import dev.makertime.collector.reading.ClientPath;
import dev.makertime.collector.reading.ClientPath.Answers;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.reading.WebhookReader.CallReading;
import dev.makertime.topics.DeadLetter;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Handler of the webhooks of the configured sources. The status tells the sender only whether a
 * retry could help: 202 = the payload is stored, even if it cannot be read; 503 = it is not.
 * Senders disable a webhook that answers otherwise. Some clients take nothing but 200.
 */
final class WebhookHandler {
  private final Webhooks webhooks;
  private final Inbox inbox;
  private final CollectorMetrics metrics;
  private final Clock clock;

  WebhookHandler(Webhooks webhooks, Inbox inbox, CollectorMetrics metrics, Clock clock) {
    this.webhooks = webhooks;
    this.inbox = inbox;
    this.metrics = metrics;
    this.clock = clock;
  }

  void handle(Context ctx, int cap) throws Problem, Unavailable {
    String name = ctx.pathParam("source");
    WebhookReader source = webhooks.sources().get(name);
    if (source == null) {
      throw new Problem(404, "Not found", "no source of this name takes webhooks");
    }
    if (source.isRefusedByHeaders(head(ctx))) {
      throw unauthorized();
    }
    Payload payload = payload(ctx, cap, source.excerpt(head(ctx)));
    if (!source.isAuthentic(payload)) {
      throw unauthorized();
    }
    take(name, source, payload);
    ctx.status(202);
  }

  private static Problem unauthorized() {
    return new Problem(401, "Unauthorized", "the source's secret token is missing or wrong");
  }

  /** Makes a handler of a path that several sources share; the key of a call tells the source. */
  CollectorServer.RefusingHandler at(ClientPath path) {
    return (ctx, cap) -> {
      Payload head = head(ctx);
      boolean isRefused = webhooks.isRefusedByHeaders(path, head);
      Payload payload = isRefused ? head : payload(ctx, cap, webhooks.excerpt(path, head));
      Optional<Map.Entry<String, WebhookReader>> source = webhooks.sourceOf(path, payload);
      if (source.isEmpty()) {
        ctx.header("WWW-Authenticate", path.scheme());
        throw new Problem(401, "Unauthorized", path.needed());
      }
      CallReading told = take(source.get().getKey(), source.get().getValue(), payload);
      ctx.status(path.answer());
      if (path.answers() != null) {
        answer(ctx, path.answers().taken(payload, told));
      } else if (!path.body().isEmpty()) {
        ctx.contentType(ContentType.APPLICATION_JSON).result(path.body());
      }
    };
  }

  static void answer(Context ctx, Answers.Answer answer) {
    ctx.status(answer.status()).contentType(answer.type()).result(answer.body());
  }

  private Payload payload(Context ctx, int cap, Optional<BodyExcerpt> excerpt) throws Problem {
    return new Payload(headers(ctx), CollectorServer.body(ctx, cap, excerpt), clock.instant());
  }

  private Payload head(Context ctx) {
    return new Payload(headers(ctx), new byte[0], clock.instant());
  }

  static Map<String, String> headers(Context ctx) {
    Map<String, String> headers = new HashMap<>(ctx.headerMap());
    headers.put(Payload.PATH, ctx.path());
    return headers;
  }

  private CallReading take(String name, WebhookReader source, Payload payload) throws Unavailable {
    CallReading told = source.readCall(payload);
    Reading reading = told.reading().checkedAt(clock.instant());
    if (reading instanceof Reading.Found found) {
      inbox.accept(found);
      source.stored(found);
    } else if (reading instanceof Reading.Rejected rejected && told.rejected().isEmpty()) {
      inbox.setAside(new DeadLetter(name, rejected.why(), clock.instant(), payload.text()));
    }
    for (CallReading.Part part : told.rejected()) {
      inbox.setAside(new DeadLetter(name, part.why(), clock.instant(), part.text()));
    }
    metrics.called(name, reading);
    metrics.count(name, reading);
    return new CallReading(reading, told.rejected());
  }
}
