package dev.makertime.analysis.migration;

import static dev.makertime.testkit.TwoWaves.FROM;
import static dev.makertime.testkit.TwoWaves.TO;
import static dev.makertime.testkit.TwoWaves.WAVE;
import static dev.makertime.testkit.TwoWaves.days;
import static dev.makertime.testkit.TwoWaves.migration;
import static dev.makertime.testkit.TwoWaves.organization;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.analysis.migration.MigrationComparison.LeftOut;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultComparisonTest {
  private static final Organization ORGANIZATION = organization(FROM);
  private static final List<EngineerDay> DAYS = days(FROM, 1);

  @Test
  void it_asks_from_a_year_before_the_first_wave_until_yesterday_against_all_other_teams() {
    DefaultComparison standard = standard(TO.plusDays(1), 5);

    assertThat(standard.from()).isEqualTo(WAVE.minusYears(1));
    assertThat(standard.to()).isEqualTo(TO);
    assertThat(standard.control()).containsExactly("pricing");
  }

  @Test
  void the_longest_ramp_is_left_out_that_leaves_people_to_compare() {
    assertThat(ramp(TO.plusDays(1))).isEqualTo(8);
    assertThat(ramp(WAVE.plusWeeks(9))).isEqualTo(4);
    assertThat(ramp(WAVE.plusWeeks(5))).isZero();
  }

  @Test
  void who_asks_for_a_ramp_has_it() {
    assertThat(compare(standard(TO.plusDays(1), 5).withRamp(0)).verdict().weeks())
        .satisfies(
            weeks -> {
              assertThat(weeks.ramp()).isZero();
              assertThat(weeks.anticipation()).isZero();
            });
  }

  @Test
  void control_teams_of_too_few_people_take_no_part() {
    assertThat(compare(standard(TO.plusDays(1), 8)).verdict().control()).containsExactly("pricing");
    MigrationComparison alone = compare(standard(TO.plusDays(1), 9));
    assertThat(alone.verdict().control()).isEmpty();
    assertThat(alone.leftOut())
        .isEqualTo(new LeftOut(List.of("pricing"), Flag.CONTROL_TOO_FEW_PEOPLE));
    assertThat(alone.flags()).contains(Flag.CONTROL_TOO_FEW_PEOPLE);
  }

  @Test
  void control_teams_of_too_few_weeks_are_named_with_that_cause() {
    List<EngineerDay> late =
        DAYS.stream()
            .filter(day -> !"pricing".equals(day.team()) || day.date().isAfter(WAVE))
            .toList();
    MigrationComparison alone =
        standard(TO.plusDays(1), 5).compare(ORGANIZATION, late, PastWeeksByPerson.NONE, List.of());

    assertThat(alone.leftOut())
        .isEqualTo(new LeftOut(List.of("pricing"), Flag.CONTROL_TOO_FEW_WEEKS));
    assertThat(compare(standard(TO.plusDays(1), 5)).leftOut()).isNull();
  }

  private static int ramp(LocalDate today) {
    return compare(standard(today, 5)).config().rampWeeks();
  }

  private static DefaultComparison standard(LocalDate today, int minimumGroup) {
    return DefaultComparison.of(migration(), ORGANIZATION, today, minimumGroup, null);
  }

  private static MigrationComparison compare(DefaultComparison standard) {
    return standard.compare(ORGANIZATION, DAYS, PastWeeksByPerson.NONE, List.of());
  }
}
