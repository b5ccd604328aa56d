package dev.makertime.topics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Record of input that could not be counted, with the reason.
 *
 * @param source the source's name
 * @param reason for people to read
 * @param time when it became a dead letter
 * @param payload the input, cut to 65,536 characters; absent where it must not be kept
 */
public record DeadLetter(String source, String reason, Instant time, @Nullable String payload) {
  private static final int LONGEST = 64 * 1024;

  public DeadLetter {
    if (payload != null && payload.length() > LONGEST) {
      payload = payload.substring(0, LONGEST);
    }
  }
}
