package dev.makertime.model;

import java.time.Instant;

/**
 * What a source has been read for without a gap. What it may have told of another time is unknown,
 * not zero.
 *
 * @param source its name in the configuration
 * @param from included
 * @param to not included
 */
public record Coverage(String source, Instant from, Instant to) {

  /**
   * @throws IllegalArgumentException when it ends before it begins
   */
  public Coverage {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("a coverage that ends before it begins");
    }
  }
}
