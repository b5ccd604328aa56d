package dev.makertime.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CommonWeeksTest {
  private static final TeamWorld ALONE = new TeamWorld("alone", 0, 0, false, 0, 0);
  private static final TeamWorld TOGETHER = new TeamWorld("together", 0, 0, false, 2, 0);

  @Test
  void the_variance_that_a_team_has_in_common_is_found() {
    assertThat(mean(TOGETHER, 0)).isCloseTo(4, within(0.5));
    assertThat(mean(ALONE, 0)).isCloseTo(0, within(0.3));
  }

  @Test
  void what_two_teams_have_in_common_cancels() {
    assertThat(mean(TOGETHER, 8)).isLessThan(0.4);
  }

  @Test
  void more_engineers_do_not_make_it_smaller() {
    Random random = new Random(1);
    double few = spread(TOGETHER, random, 4);
    double many = spread(TOGETHER, random, 24);

    assertThat(many).isCloseTo(few, within(few / 3));
  }

  @Test
  void such_weeks_are_noticed_and_others_seldom_taken_for_them() {
    assertThat(noticed(TOGETHER)).isGreaterThan(95);
    assertThat(noticed(ALONE)).isLessThan(15);
  }

  private static double mean(TeamWorld world, int control) {
    Random random = new Random(2);
    return random
        .ints(100)
        .mapToDouble(
            i -> {
              VerdictInputs evidence = world.evidence(random, 8, control, 0);
              return TeamEstimate.of(evidence.team("manual"), evidence.others("manual"))
                  .common()
                  .variance();
            })
        .average()
        .orElse(0);
  }

  private static long noticed(TeamWorld world) {
    Random random = new Random(3);
    return random
        .ints(100)
        .filter(i -> CommonWeeks.of(world.evidence(random, 8, 0, 0).team("manual")).p() < 0.05)
        .count();
  }

  private static double spread(TeamWorld world, Random random, int people) {
    return random
        .ints(60)
        .mapToDouble(
            i -> CommonWeeks.of(world.evidence(random, people, 0, 0).team("manual")).spread())
        .average()
        .orElse(0);
  }
}
