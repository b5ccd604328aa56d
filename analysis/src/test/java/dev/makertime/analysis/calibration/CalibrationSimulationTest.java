package dev.makertime.analysis.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.statistics.Interval;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * People who err in known ways: 95 % intervals have the truth in at least 93 of 100 trials. Set
 * MAKERTIME_THOROUGH for 20 times the trials.
 */
class CalibrationSimulationTest {
  private static final int TRIALS =
      Boolean.parseBoolean(System.getenv("MAKERTIME_THOROUGH")) ? 10_000 : 500;

  @ParameterizedTest(name = "{0}, {5} people in up to {6} moments")
  @CsvSource({
    "everybody is right,         0,   0,   0,  0,  8, 40",
    "one in ten is anything,     0.1, 0,   0,  0,  12, 40",
    "'one in ten, people differ',  0.1, 0,   0,  1,  12, 60",
    "'three in ten, they differ',  0.3, 0,   0,  1,  12, 60",
    "interruptions forgotten,    0,   0.3, 0,  0.5, 12, 40",
    "tools that do not see all,  0,   0,   0.3, 0, 12, 40",
    "all of it,                  0.1, 0.2, 0.2, 0.8, 12, 60",
    "all of it of few,           0.1, 0.2, 0.2, 0.8, 5, 60",
    "all of it in few moments,   0.1, 0.2, 0.2, 0.8, 12, 8",
    "all of it of many,          0.1, 0.2, 0.2, 0.8, 60, 60"
  })
  void intervals_have_the_truth(
      String name,
      double misreport,
      double forget,
      double blind,
      double differ,
      int people,
      int moments) {
    SimulatedSayings world = new SimulatedSayings(misreport, forget, blind, differ);
    double[][] truth = world.truth();
    SplittableRandom random = new SplittableRandom(20_260_301);
    int[] covered = new int[6];

    for (int trial = 0; trial < TRIALS; trial++) {
      Calibration found = Calibration.of(world.counts(people, moments, random), 5);
      covered[5] += has(Objects.requireNonNull(found.agreement()).interval(), kappa(truth));
      for (WorkCategory category : WorkCategory.values()) {
        covered[ConfusionMatrix.place(category)] +=
            has(
                Objects.requireNonNull(found.bias(category)).interval(),
                bias(truth, ConfusionMatrix.place(category)));
      }
    }

    for (int of : covered) {
      assertThat(of).as(name).isGreaterThanOrEqualTo(TRIALS * 93 / 100);
    }
  }

  private static int has(@Nullable Interval interval, double truth) {
    return interval != null && interval.contains(truth) ? 1 : 0;
  }

  private static double kappa(double[][] p) {
    double agree = 0;
    double chance = 0;
    for (int i = 0; i < p.length; i++) {
      double row = 0;
      double column = 0;
      for (int j = 0; j < p.length; j++) {
        row += p[i][j];
        column += p[j][i];
      }
      agree += p[i][i];
      chance += row * column;
    }
    return (agree - chance) / (1 - chance);
  }

  /** Of measured working time, as the people's errors have it. */
  private static double bias(double[][] p, int category) {
    double working = 0;
    double more = 0;
    for (int said = 0; said < p.length; said++) {
      for (int measured = 0; measured < p.length - 1; measured++) {
        working += p[said][measured];
        more += said == category ? p[said][measured] : 0;
        more -= measured == category ? p[said][measured] : 0;
      }
    }
    return more / working;
  }
}
