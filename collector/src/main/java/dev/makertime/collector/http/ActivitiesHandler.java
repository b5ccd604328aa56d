package dev.makertime.collector.http;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.publish.Inbox;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.WebhookSecrets;
import dev.makertime.model.Activity;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Handler of {@code POST /v1/activities}: bearer token, JSON lines or an array, all or nothing. */
final class ActivitiesHandler {
  static final String SOURCE = "activities";
  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]*)", Pattern.CASE_INSENSITIVE);

  private final WebhookSecrets tokens;
  private final Inbox inbox;
  private final CollectorMetrics metrics;
  private final Clock clock;

  ActivitiesHandler(WebhookSecrets tokens, Inbox inbox, CollectorMetrics metrics, Clock clock) {
    this.tokens = tokens;
    this.inbox = inbox;
    this.metrics = metrics;
    this.clock = clock;
  }

  void handle(Context ctx, int cap) throws Problem, Unavailable {
    if (!tokens.acceptBearer(ctx.header("Authorization"))) {
      ctx.header("WWW-Authenticate", "Bearer");
      throw new Problem(401, "Unauthorized", "a bearer token of collector.tokens is needed");
    }
    String type = contentType(ctx);
    requireUtf8(ctx);
    ActivityLines reader = new ActivityLines(clock.instant().plus(Activity.FURTHEST_AHEAD));
    byte[] body = CollectorServer.body(ctx, cap, Optional.empty());
    List<Activity> activities =
        switch (type) {
          case "application/x-ndjson" -> reader.lines(body);
          case "application/json" -> reader.array(body);
          default ->
              throw new Problem(
                  415,
                  "Unsupported media type",
                  "application/x-ndjson for lines or application/json for an array");
        };
    inbox.accept(activities);
    metrics.brought(SOURCE, activities.size());
    ctx.status(202).json(java.util.Map.of("accepted", activities.size()));
  }

  private static void requireUtf8(Context ctx) throws Problem {
    String type = ctx.contentType();
    Matcher charset = CHARSET.matcher(type == null ? "" : type);
    while (charset.find()) {
      if (!charset.group(1).equalsIgnoreCase("utf-8")) {
        throw new Problem(415, "Unsupported media type", "the charset must be UTF-8");
      }
    }
  }

  private static String contentType(Context ctx) {
    String type = ctx.contentType();
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
