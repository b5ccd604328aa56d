package dev.makertime.collector.tool.otlp;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.collector.tool.WebhookCalls;
import dev.makertime.collector.tool.WebhookCalls.Call;
import java.util.Map;
import java.util.Optional;

/** A pipeline that exports its spans. */
public final class OtlpFixture implements ToolFixture {
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  static final String SPAN = "b7ad6b7169203331";

  /** Ten minutes from 2026-06-15T10:00:00Z. */
  static final String TIMES =
      "\"startTimeUnixNano\":\"1781517600000000000\",\"endTimeUnixNano\":\"1781518200000000000\"";

  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  /** A request of one span. */
  static String request(String resource, String span) {
    return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[%s]},\"scopeSpans\":[{\"spans\":[%s]}]}]}"
        .formatted(resource, span);
  }

  /** A span with these attributes, and more fields. */
  static String span(String id, String more, String... attributes) {
    return "{\"traceId\":\"%s\",\"spanId\":\"%s\",%s%s,\"attributes\":[%s]}"
        .formatted(TRACE, id, TIMES, more, attributes(attributes));
  }

  /** Attributes, each as {@code name=value}. */
  static String attributes(String... pairs) {
    StringBuilder all = new StringBuilder();
    for (String pair : pairs) {
      int at = pair.indexOf('=');
      all.append(all.isEmpty() ? "" : ",")
          .append(
              "{\"key\":\"%s\",\"value\":{\"stringValue\":\"%s\"}}"
                  .formatted(pair.substring(0, at), pair.substring(at + 1)));
    }
    return all.toString();
  }

  static String pipeline(String... more) {
    String[] all = new String[more.length + 3];
    all[0] = "cicd.pipeline.name=Build";
    all[1] = "cicd.pipeline.run.id=17";
    all[2] = "cicd.pipeline.result=success";
    System.arraycopy(more, 0, all, 3, more.length);
    return span(SPAN, "", all);
  }

  @Override
  public String yaml() {
    return "{type: otlp, secrets: [k1, k2]}";
  }

  @Override
  public Optional<WebhookCalls> webhook() {
    return Optional.of(
        new WebhookCalls(
            new Call(JSON, request("", pipeline("cicd.pipeline.run.sender.login=ana"))),
            new Call(JSON, request("", span(SPAN, "", "http.route=/"))),
            body -> Map.of("Authorization", "Bearer k2")));
  }
}
