package dev.makertime.model;

import java.time.Instant;

/**
 * The period for which a source was read without a gap. Outside it figures are unknown, not zero.
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
