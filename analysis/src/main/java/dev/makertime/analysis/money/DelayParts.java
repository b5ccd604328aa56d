package dev.makertime.analysis.money;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Holds an amount by what it consists of. The parts add up to the total.
 *
 * @param benefit saved hours, turnover and delay, or more projects
 * @param oldTools no longer paid
 * @param learning hours lost while people learn
 * @param drag hours lost while the migration drags on
 * @param fees of these months
 * @param roadmap what is lost of the roadmap in these months
 * @param newTools paid
 */
public record DelayParts(
    double benefit,
    double oldTools,
    double learning,
    double drag,
    double fees,
    double roadmap,
    double newTools) {

  /** The sum of the parts. */
  @JsonProperty("total")
  public double total() {
    return benefit + oldTools + learning + drag + fees + roadmap + newTools;
  }

  /** Each part less another's. */
  DelayParts less(DelayParts other) {
    return new DelayParts(
        benefit - other.benefit,
        oldTools - other.oldTools,
        learning - other.learning,
        drag - other.drag,
        fees - other.fees,
        roadmap - other.roadmap,
        newTools - other.newTools);
  }
}
