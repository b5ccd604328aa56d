package dev.makertime.analysis.watch;

import static org.assertj.core.api.Assertions.assertThat;

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
 * How often a watch of a year raises a false alarm, and how soon it sees a migration that brings
 * nothing, in worlds whose truth is known. With MAKERTIME_THOROUGH it prints the table of
 * docs/statistics.md.
 */
class WatchSimulationTest {
  private static final int WORLDS = Thorough.or(120, 4_000);
  private static final int[] PEOPLE = Thorough.or(new int[] {4, 12}, new int[] {4, 6, 12, 24});
  private static final double[] RHO = {0, 0.3, 0.6};
  private static final double PROMISE = -3;
  private static final int BEFORE = 12;
  private static final int YEAR = 52;
  private static final int SOON = 24;
  private static final double CHANCE = 3.3;

  /** Weeks of 3 h (standard deviation) around each person's own level and own change of 1.5 h. */
  private static List<WatchedWeek> world(Random random, int people, double rho, double effect) {
    WatchPlan plan = plan();
    List<WatchedWeek> rows = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      double level = 20 + 2 * random.nextGaussian();
      double change = effect + 1.5 * random.nextGaussian();
      double noise = random.nextGaussian();
      for (int week = 1 - BEFORE; week <= YEAR; week++) {
        double hours = level + change * plan.due(week) + 3 * noise;
        rows.add(new WatchedWeek("e" + person, week, week, 40, 40, true, hours));
        noise = rho * noise + Math.sqrt(1 - rho * rho) * random.nextGaussian();
      }
    }
    return rows;
  }

  private static WatchPlan plan() {
    return new WatchPlan(40, PROMISE, 1, 0, 12, 0, 0.5, 4, 4, 4, 0.2, 2, 0.8, YEAR, null);
  }

  /** The week since the wave in which there is an alarm; never = far away. */
  private static int alarm(List<WatchedWeek> rows, int last) {
    Integer week = MigrationWatch.of(plan(), WatchBoundary.YEAR, 1, last, rows).alarmWeek();
    return week == null ? Integer.MAX_VALUE : week;
  }

  static Stream<Arguments> cells() {
    return IntStream.of(PEOPLE)
        .boxed()
        .flatMap(people -> IntStream.range(0, RHO.length).mapToObj(i -> Arguments.of(people, i)));
  }

  /** Of failures that are red by week 24, as another implementation and 4,000 worlds have it. */
  private static double least(int people, int rho) {
    return switch (people) {
      case 4 -> new double[] {0.44, 0.38, 0.3}[rho];
      case 6 -> new double[] {0.75, 0.65, 0.47}[rho];
      case 12 -> new double[] {0.99, 0.96, 0.84}[rho];
      default -> new double[] {0.99, 0.99, 0.96}[rho];
    };
  }

  @ParameterizedTest
  @MethodSource("cells")
  void few_kept_promises_raise_an_alarm_and_most_failures_are_seen(int people, int which) {
    double rho = RHO[which];
    Random random = new Random(97L * people + which);

    long alarms =
        IntStream.range(0, WORLDS)
            .filter(i -> alarm(world(random, people, rho, PROMISE), YEAR) <= YEAR)
            .count();
    int[] seen =
        IntStream.range(0, WORLDS)
            .map(i -> alarm(world(random, people, rho, 0), SOON))
            .sorted()
            .toArray();

    double falsely = (double) alarms / WORLDS;
    double found = (double) IntStream.of(seen).filter(week -> week <= SOON).count() / WORLDS;
    if (Thorough.isOn()) {
      System.out.printf(
          Locale.ROOT,
          "n = %2d, rho %.1f: false alarms in a year %.1f %%, failures seen by week %d %.0f %%,"
              + " median week %s%n",
          people,
          rho,
          100 * falsely,
          SOON,
          100 * found,
          seen[WORLDS / 2] > SOON ? "later" : String.valueOf(seen[WORLDS / 2]));
    }
    double least = least(people, which);
    assertThat(falsely).isLessThanOrEqualTo(0.05 + luck(0.05));
    assertThat(found).isGreaterThanOrEqualTo(least - 0.015 - luck(least));
  }

  /** What so few worlds may differ by. */
  private static double luck(double share) {
    return CHANCE * Math.sqrt(share * (1 - share) / WORLDS);
  }
}
