package dev.makertime.collector.reading;

import java.time.Instant;

/** Period of time; its start is included, its end is not. */
public record TimeWindow(Instant from, Instant to) {
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
