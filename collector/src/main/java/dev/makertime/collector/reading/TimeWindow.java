package dev.makertime.collector.reading;

import java.time.Instant;

/** A stretch of time, its start included and its end not. */
public record TimeWindow(Instant from, Instant to) {
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
