package dev.makertime.topics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What could not be counted, and why.
 *
 * @param source the source's name
 * @param reason for people to read
 * @param time when it was set aside
 * @param payload what came, cut to 64 KiB; absent where the content must not be kept
 */
public record DeadLetter(String source, String reason, Instant time, @Nullable String payload) {
  private static final int LONGEST = 64 * 1024;

  public DeadLetter {
    if (payload != null && payload.length() > LONGEST) {
      payload = payload.substring(0, LONGEST);
    }
  }
}
