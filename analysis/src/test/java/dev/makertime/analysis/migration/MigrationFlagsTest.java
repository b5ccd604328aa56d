package dev.makertime.analysis.migration;

import static dev.makertime.analysis.migration.Comparisons.compare;
import static dev.makertime.analysis.migration.Comparisons.question;
import static dev.makertime.testkit.TwoWaves.FROM;
import static dev.makertime.testkit.TwoWaves.TO;
import static dev.makertime.testkit.TwoWaves.WAVE;
import static dev.makertime.testkit.TwoWaves.days;
import static dev.makertime.testkit.TwoWaves.manual;
import static dev.makertime.testkit.TwoWaves.migration;
import static dev.makertime.testkit.TwoWaves.organization;
import static dev.makertime.testkit.TwoWaves.provisional;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.testkit.TwoWaves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationFlagsTest {
  @Test
  void without_a_control_or_a_year_a_season_may_look_like_it() {
    assertThat(compare(question(null, List.of()), List.of()).flags())
        .contains(Flag.SEASONALITY_UNCONTROLLED, Flag.NO_PROMISE);
  }

  @Test
  void an_early_first_day_makes_no_year() {
    MigrationComparison found =
        MigrationComparison.of(
            new Question(migration(), FROM.minusYears(1), TO, null, List.of(), 1, 0, null),
            organization(FROM.minusYears(1)),
            days(FROM, 1),
            PastWeeksByPerson.NONE,
            List.of());

    assertThat(found.flags())
        .contains(Flag.SEASONALITY_UNCONTROLLED)
        .doesNotContain(Flag.SAME_ISO_WEEKS);
    assertThat(found.net().aggregate().engineers()).hasSize(16);
  }

  @Test
  void weeks_whose_figures_still_move_are_not_compared() {
    List<EngineerDay> moving = new ArrayList<>();
    days(FROM, 1).forEach(day -> moving.add(provisional(day)));

    assertThat(
            MigrationComparison.of(
                    question(null, List.of()),
                    organization(FROM),
                    moving,
                    PastWeeksByPerson.NONE,
                    List.of())
                .flags())
        .contains(Flag.TOO_FEW_WEEKS);
  }

  @Test
  void what_sources_were_not_read_for_at_all_is_told() {
    Coverage all = new Coverage("gitlab", Instant.EPOCH, Instant.parse("2026-07-01T00:00:00Z"));

    assertThat(compare(question(null, List.of()), List.of()).flags())
        .contains(Flag.COVERAGE_UNKNOWN);
    assertThat(compare(question(null, List.of()), List.of(all)).flags())
        .doesNotContain(Flag.COVERAGE_UNKNOWN);
  }

  @Test
  void shared_accounts_of_the_teams_are_told_to_be_left_out() {
    Question question = new Question(migration(), FROM, TO, "churn", List.of(), 1, 0, null);

    assertThat(with("churn", question).flags()).contains(Flag.SHARED_ACCOUNTS);
    assertThat(with("pricing", question).flags()).doesNotContain(Flag.SHARED_ACCOUNTS);
    assertThat(with("pricing", question(null, List.of("pricing"))).flags())
        .contains(Flag.SHARED_ACCOUNTS);
    assertThat(compare(question, List.of()).flags()).doesNotContain(Flag.SHARED_ACCOUNTS);
  }

  private static MigrationComparison with(String team, Question question) {
    return MigrationComparison.of(
        question,
        TwoWaves.withSharedAccount(organization(FROM), team),
        days(FROM, 1),
        PastWeeksByPerson.NONE,
        List.of());
  }

  @Test
  void hours_on_the_move_before_the_migration_are_told() {
    List<EngineerDay> moving = new ArrayList<>();
    for (EngineerDay day : days(FROM, 1)) {
      long weeks = java.time.temporal.ChronoUnit.WEEKS.between(FROM, day.date());
      moving.add(manual(day, day.manual() + 90 * weeks));
    }
    MigrationComparison found =
        MigrationComparison.of(
            question(null, List.of()),
            organization(FROM),
            moving,
            PastWeeksByPerson.NONE,
            List.of());

    assertThat(found.flags()).contains(Flag.PRE_TREND);
    assertThat(compare(question(null, List.of()), List.of()).flags())
        .doesNotContain(Flag.PRE_TREND);
  }

  @Test
  void too_few_weeks_are_told() {
    MigrationComparison few =
        MigrationComparison.of(
            new Question(migration(), WAVE.minusWeeks(2), TO, null, List.of(), 1, 0, null),
            organization(FROM),
            days(FROM, 1),
            PastWeeksByPerson.NONE,
            List.of());

    assertThat(few.flags()).contains(Flag.TOO_FEW_WEEKS);
  }
}
