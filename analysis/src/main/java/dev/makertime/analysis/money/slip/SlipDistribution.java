package dev.makertime.analysis.money.slip;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;

/**
 * Distribution of the months by which a migration ends late: on time with a probability, otherwise
 * Beta between a least and a most, with a likeliest (as PERT has it). Months are whole, rounded
 * half up.
 *
 * @param onTimeProbability 0 to 1
 * @param min months, from 0
 * @param mode months, from min
 * @param max months, from mode
 */
public record SlipDistribution(double onTimeProbability, double min, double mode, double max) {

  /** Draws of whole months. */
  public interface Sampler {
    int months();
  }

  /** Draws from a source of random numbers. */
  public Sampler sampler(UniformRandomProvider random) {
    ContinuousDistribution.Sampler late = late(random);
    return () ->
        random.nextDouble() < onTimeProbability ? 0 : (int) Math.floor(late.sample() + 0.5);
  }

  private ContinuousDistribution.Sampler late(UniformRandomProvider random) {
    double width = max - min;
    if (!(width > 0)) {
      return () -> mode;
    }
    ContinuousDistribution.Sampler beta =
        BetaDistribution.of(1 + 4 * (mode - min) / width, 1 + 4 * (max - mode) / width)
            .createSampler(random);
    return () -> min + width * beta.sample();
  }
}
