package dev.makertime.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.statistics.Interval;
import dev.makertime.testkit.Thorough;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How often a verdict is false, an interval without the truth, and a change not seen, in worlds
 * whose truth is known. With MAKERTIME_THOROUGH it prints the table of docs/performance.md.
 */
class VerdictSimulationTest {
  private static final int WORLDS = Thorough.or(60, 4_000);
  private static final int[] PEOPLE = Thorough.or(new int[] {4, 8}, new int[] {3, 4, 5, 8, 12, 24});
  private static final double EFFECT = -2;
  private static final double FALSE_AT_MOST = 0.07;
  private static final double LEAST_COVERAGE = 0.93;
  private static final double MOST_COVERAGE = 0.975;
  private static final double CHANCE = 3.3;

  /** What was counted in all worlds of one kind. */
  private static final class Count {
    int anyFalse;
    int covered;
    int intervals;
    int found;

    void nothingChanged(VerdictInputs evidence) {
      CategoryVerdicts verdicts = new CategoryVerdicts(evidence);
      anyFalse +=
          TeamWorld.CATEGORIES.stream().anyMatch(one -> verdicts.outcome(one).isChange()) ? 1 : 0;
      for (String category : TeamWorld.CATEGORIES) {
        Interval interval =
            TeamEstimate.of(evidence.team(category), evidence.others(category)).interval(0.05);
        covered += interval.contains(0) ? 1 : 0;
        intervals++;
      }
    }

    void changed(VerdictInputs evidence) {
      found += new CategoryVerdicts(evidence).outcome("manual").isChange() ? 1 : 0;
    }
  }

  static Stream<Arguments> cells() {
    List<Arguments> cells = new ArrayList<>();
    for (TeamWorld world : TeamWorld.ALL) {
      for (int people : PEOPLE) {
        cells.add(Arguments.of(world, people, 0));
        cells.add(Arguments.of(world, people, people));
      }
    }
    return cells.stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_verdict_is_false_in_at_most_7_of_100_worlds(TeamWorld world, int people, int control) {
    Random random = new Random(31L * people + control);
    Count count = new Count();

    IntStream.range(0, WORLDS)
        .forEach(i -> count.nothingChanged(world.evidence(random, people, control, 0)));
    IntStream.range(0, WORLDS / 4)
        .forEach(i -> count.changed(world.evidence(random, people, control, EFFECT)));

    double any = (double) count.anyFalse / WORLDS;
    double coverage = (double) count.covered / count.intervals;
    print(world, people, control, any, coverage, count.found / (WORLDS / 4.0));
    assertThat(any).isLessThanOrEqualTo(FALSE_AT_MOST + luck(FALSE_AT_MOST, WORLDS));
    assertThat(coverage).isGreaterThan(LEAST_COVERAGE - luck(LEAST_COVERAGE, count.intervals));
    if (!world.isCommon() && people > 3) {
      assertThat(coverage).isLessThan(MOST_COVERAGE + luck(MOST_COVERAGE, count.intervals));
    }
  }

  /** What so few worlds may differ by. */
  private static double luck(double share, int worlds) {
    return CHANCE * Math.sqrt(share * (1 - share) / worlds);
  }

  private static void print(
      TeamWorld world, int people, int control, double any, double coverage, double power) {
    if (Thorough.isOn()) {
      System.out.printf(
          Locale.ROOT,
          "%-22s n = %2d, control %2d: any false verdict %4.1f %%, coverage %4.1f %%, power %3.0f"
              + " %%%n",
          world.name(),
          people,
          control,
          100 * any,
          100 * coverage,
          100 * power);
    }
  }
}
