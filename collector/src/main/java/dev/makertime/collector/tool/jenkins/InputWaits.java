package dev.makertime.collector.tool.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Record of how long a build stood at input steps, which a person has to answer: nobody waits for a
 * machine then.
 *
 * @param length of all its pauses, also of the one that goes on; not negative
 * @param stands whether it stands at one now
 * @param lasted since its start, its pauses included; absent if unknown
 */
record InputWaits(Duration length, boolean stands, Optional<Duration> lasted) {
  static final InputWaits NONE = new InputWaits(Duration.ZERO, false, Optional.empty());

  /** By an answer of {@code wfapi/describe}. */
  static InputWaits of(JsonNode description) {
    return new InputWaits(
        millis(description, "pauseDurationMillis").orElse(Duration.ZERO),
        "PAUSED_PENDING_INPUT".equals(description.path("status").asText()),
        millis(description, "durationMillis"));
  }

  private static Optional<Duration> millis(JsonNode description, String field) {
    long millis = description.path(field).asLong(0);
    return millis > 0 ? Optional.of(Duration.ofMillis(millis)) : Optional.empty();
  }

  /** Until when a build that is not over was at work, its pauses left out; open without any. */
  Optional<Instant> workedUntil(Instant started, Instant now) {
    if (!stands && (length.isZero() || lasted.isEmpty())) {
      return Optional.empty();
    }
    Duration all = lasted.orElseGet(() -> Duration.between(started, now));
    Duration worked = all.minus(length);
    return Optional.of(worked.isNegative() ? started : started.plus(worked));
  }
}
