package dev.makertime.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.statistics.Interval;
import dev.makertime.analysis.statistics.SampleStatistics;
import dev.makertime.testkit.Thorough;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How often a promise that is kept exactly is called short, by engineers alone and with common
 * weeks. With MAKERTIME_THOROUGH it prints the table of docs/statistics.md.
 */
class KeptPromiseSimulationTest {
  private static final int WORLDS = Thorough.or(150, 4_000);
  private static final int[] PEOPLE = Thorough.or(new int[] {24}, new int[] {6, 12, 24});
  private static final double PROMISE = -3;
  private static final double CHANCE = 3.3;

  private static final List<TeamWorld> TEAMS =
      List.of(
          new TeamWorld("no common shocks", 0, 0, false, 0, 0),
          new TeamWorld("common shocks of 1 h, rho 0", 0, 0, false, 1, 0),
          new TeamWorld("common shocks of 1 h, rho 0.3", 0, 0, false, 1, 0.3),
          new TeamWorld("common shocks of 1 h, rho 0.6", 0, 0, false, 1, 0.6),
          new TeamWorld("common shocks of 2 h, rho 0.6", 0, 0, false, 2, 0.6));

  static Stream<Arguments> cells() {
    return TEAMS.stream()
        .flatMap(
            world ->
                IntStream.of(PEOPLE)
                    .boxed()
                    .flatMap(n -> Stream.of(Arguments.of(world, n, 0), Arguments.of(world, n, n))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_kept_promise_is_called_short_in_few_worlds(TeamWorld world, int people, int control) {
    Random random = new Random(7L * people + control);
    int alone = 0;
    int judged = 0;
    for (int i = 0; i < WORLDS; i++) {
      VerdictInputs evidence = world.evidence(random, people, control, PROMISE);
      GroupWeeks team = evidence.team("manual");
      TeamEstimate found = TeamEstimate.of(team, evidence.others("manual"));
      alone += isShort(byEngineers(team.differences())) ? 1 : 0;
      judged += isShort(found.interval(0.05)) ? 1 : 0;
    }
    print(world, people, control, alone, judged);
    assertThat(judged / (double) WORLDS)
        .isLessThanOrEqualTo(0.05 + CHANCE * Math.sqrt(0.05 * 0.95 / WORLDS));
    if (world.isCommon() && people == 24) {
      assertThat(alone).as("by engineers alone").isGreaterThan(WORLDS / 20);
    }
  }

  /** The interval of Student's t, as it was before common weeks were looked at. */
  private static Interval byEngineers(double... differences) {
    int n = differences.length;
    double half =
        SampleStatistics.t(0.975, n - 1.0) * SampleStatistics.sd(differences) / Math.sqrt(n);
    double mean = SampleStatistics.mean(differences);
    return new Interval(mean - half, mean + half);
  }

  /** As {@code PromiseKept} decides: all of the interval is less than was promised. */
  private static boolean isShort(Interval change) {
    return change.over(PROMISE).isBelow(1);
  }

  private static void print(TeamWorld world, int people, int control, int alone, int judged) {
    if (Thorough.isOn()) {
      System.out.printf(
          Locale.ROOT,
          "%-30s n = %2d, control %2d: called short %4.1f %% by engineers alone, %4.1f %% with"
              + " common weeks%n",
          world.name(),
          people,
          control,
          100.0 * alone / WORLDS,
          100.0 * judged / WORLDS);
    }
  }
}
