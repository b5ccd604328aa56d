package dev.makertime.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.testkit.Thorough;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictPowerTest {
  private static final int WORLDS = Thorough.or(120, 4_000);
  private static final double LEVEL = 0.05 / TeamWorld.CATEGORIES.size();

  /**
   * The middle of what is printed, tried out: the verdict itself finds it in four of five cases.
   */
  @ParameterizedTest
  @CsvSource({"0, 4", "0, 8", "0, 12", "1, 8", "4, 8", "8, 8", "9, 12"})
  void a_change_of_the_size_that_is_printed_is_found_by_the_verdict(int world, int people) {
    Random random = new Random(people);
    TeamWorld of = TeamWorld.ALL.get(world);
    double[] printed =
        IntStream.range(0, WORLDS)
            .mapToDouble(i -> seenFrom(of, random, people))
            .sorted()
            .toArray();
    double middle = printed[WORLDS / 2];

    long found =
        IntStream.range(0, WORLDS)
            .filter(
                i ->
                    new CategoryVerdicts(of.evidence(random, people, 0, -middle))
                        .outcome("manual")
                        .isChange())
            .count();

    assertThat((double) found / WORLDS).isBetween(0.62, 0.95);
    assertThat(Arrays.stream(printed)).allMatch(one -> one > 0);
  }

  @Test
  void three_people_see_nothing() {
    VerdictInputs evidence = TeamWorld.ALL.get(0).evidence(new Random(1), 3, 0, -5);
    VerdictPower reach = new VerdictPower(TeamEstimate.of(evidence.team("manual"), null), LEVEL);

    assertThat(reach.seenFrom()).isNull();
    assertThat(reach.showsAll()).isFalse();
  }

  @Test
  void more_people_than_needed_are_not_asked_for() {
    Random random = new Random(4);
    VerdictInputs evidence = TeamWorld.ALL.get(0).evidence(random, 12, 0, -6);
    VerdictPower reach = new VerdictPower(TeamEstimate.of(evidence.team("manual"), null), LEVEL);

    assertThat(reach.outlook().people()).isEqualTo(1);
    assertThat(reach.showsAll()).isTrue();
  }

  private static double seenFrom(TeamWorld world, Random random, int people) {
    VerdictInputs evidence = world.evidence(random, people, 0, 0);
    Double seen =
        new VerdictPower(TeamEstimate.of(evidence.team("manual"), null), LEVEL).seenFrom();
    return seen == null ? 0 : seen;
  }
}
