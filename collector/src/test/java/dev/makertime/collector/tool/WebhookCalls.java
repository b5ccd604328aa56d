package dev.makertime.collector.tool;

import dev.makertime.collector.api.Polling;
import dev.makertime.collector.reading.Payload;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Calls of a tool's webhook.
 *
 * @param counted tells of work
 * @param ignored is well formed, and tells of nothing that is counted
 * @param key headers by which a body is authenticated
 */
public record WebhookCalls(Call counted, Call ignored, Function<byte[], Map<String, String>> key) {

  /** A call without its key. */
  public record Call(Map<String, String> headers, String body) {
    Call withBody(String other) {
      return new Call(headers, other);
    }

    Payload payload() {
      return new Payload(headers, bytes(), Polling.CLOCK.instant());
    }

    byte[] bytes() {
      return body.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** The same call with its key. */
  Payload signed(Call call) {
    Map<String, String> headers = new HashMap<>(call.headers());
    headers.putAll(key.apply(call.bytes()));
    return new Payload(headers, call.bytes(), Polling.CLOCK.instant());
  }
}
