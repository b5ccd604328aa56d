package dev.makertime.collector.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Checks signatures of webhooks by the Standard Webhooks specification: {@code v1,<base64>} is the
 * HMAC-SHA256 of {@code id.timestamp.body}; the timestamp is no further than five minutes from the
 * arrival. Tools name the three headers and write their keys differently.
 *
 * @param id the name of the header, in lower case
 * @param timestamp likewise, of seconds since 1970
 * @param signature likewise, of one signature or several with blanks between them
 */
public record StandardWebhooks(
    WebhookSignatures signatures, String id, String timestamp, String signature) {
  private static final String PREFIX = "whsec_";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** Those of the specification itself, whose keys are in base64 behind {@code whsec_}. */
  public static StandardWebhooks of(List<String> secrets) {
    List<byte[]> keys =
        secrets.stream()
            .filter(secret -> secret.startsWith(PREFIX))
            .map(secret -> Base64.getDecoder().decode(secret.substring(PREFIX.length())))
            .toList();
    return new StandardWebhooks(
        WebhookSignatures.ofKeys(keys), "webhook-id", "webhook-timestamp", "webhook-signature");
  }

  /** Those with headers of their own, whose keys are the secrets as they are written. */
  public static StandardWebhooks ofTexts(
      List<String> secrets, String id, String timestamp, String signature) {
    return new StandardWebhooks(new WebhookSignatures(secrets), id, timestamp, signature);
  }

  /** Whether one of its signatures is by one of the keys, and recent. */
  public boolean accept(Payload payload) {
    String sentId = payload.header(id);
    String sentAt = payload.header(timestamp);
    String header = payload.header(signature);
    if (sentId == null || sentAt == null || header == null || !isRecent(sentAt, payload)) {
      return false;
    }
    ByteArrayOutputStream signed = new ByteArrayOutputStream();
    signed.writeBytes((sentId + "." + sentAt + ".").getBytes(StandardCharsets.UTF_8));
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
