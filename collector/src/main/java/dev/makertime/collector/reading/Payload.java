package dev.makertime.collector.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Payload that a tool sent or answered, unchanged.
 *
 * @param headers by name in lower case
 * @param body the bytes, not decoded
 * @param receivedAt when it was received
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Payload(Map<String, String> headers, byte[] body, Instant receivedAt) {
  public Payload {
    Map<String, String> lower = new HashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    headers = Map.copyOf(lower);
  }

  /** Under this name a header says to which path a call was; no caller can send such a header. */
  public static final String PATH = ":path";

  /** The path to which the call was; empty where there was no call. */
  public String path() {
    return headers.getOrDefault(PATH, "");
  }

  public @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /** The body as UTF-8, without a byte order mark. */
  public String text() {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
