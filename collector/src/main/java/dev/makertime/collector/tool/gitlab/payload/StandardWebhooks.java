package dev.makertime.collector.tool.gitlab.payload;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.WebhookSignatures;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Checks signatures of webhooks by the Standard Webhooks specification: {@code webhook-signature:
 * v1,<base64>} is the HMAC-SHA256 of {@code id.timestamp.body}, by the key behind {@code whsec_} in
 * base64; the timestamp is no further than five minutes from the arrival.
 */
final class StandardWebhooks {
  private static final String PREFIX = "whsec_";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final WebhookSignatures signatures;

  StandardWebhooks(List<String> secrets) {
    List<byte[]> keys = new ArrayList<>();
    for (String secret : secrets) {
      if (secret.startsWith(PREFIX)) {
        keys.add(Base64.getDecoder().decode(secret.substring(PREFIX.length())));
      }
    }
    signatures = WebhookSignatures.ofKeys(keys);
  }

  boolean accept(Payload payload) {
    String id = payload.header("webhook-id");
    String timestamp = payload.header("webhook-timestamp");
    String header = payload.header("webhook-signature");
    if (id == null || timestamp == null || header == null || !isRecent(timestamp, payload)) {
      return false;
    }
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
    signed.writeBytes(payload.body());
    boolean found = false;
    for (String one : header.strip().split("\\s+", 10)) {
      found |= one.startsWith("v1,") && isBy(one.substring(3), signed.toByteArray());
    }
    return found;
  }

  private boolean isBy(String base64, byte[] signed) {
    try {
      return signatures.accept(Base64.getDecoder().decode(base64), signed);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isRecent(String timestamp, Payload payload) {
    if (!timestamp.matches("\\d{1,12}")) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, payload.receivedAt()).abs().compareTo(TOLERANCE) <= 0;
  }
}
