package dev.makertime.analysis.migration;

import static dev.makertime.analysis.migration.Comparisons.compare;
import static dev.makertime.analysis.migration.Comparisons.question;
import static dev.makertime.testkit.TwoWaves.FROM;
import static dev.makertime.testkit.TwoWaves.SECOND_WAVE;
import static dev.makertime.testkit.TwoWaves.WAVE;
import static dev.makertime.testkit.TwoWaves.days;
import static dev.makertime.testkit.TwoWaves.manual;
import static dev.makertime.testkit.TwoWaves.organization;
import static dev.makertime.testkit.TwoWaves.shocked;
import static dev.makertime.testkit.TwoWaves.withoutMeetings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.comparison.CategoryChange;
import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Hours of manual work fall by 3 a week with the migration; everything else only fluctuates. */
class MigrationComparisonTest {
  @Test
  void a_known_effect_is_found_within_its_interval() {
    MigrationComparison found = compare(question(null, List.of()), List.of());

    CategoryChange manual = change(found, "manual");
    assertThat(manual.verdict()).isEqualTo(CategoryChange.Verdict.IMPROVED);
    assertThat(manual.confirmation()).isEqualTo(CategoryChange.Confirmation.CONFIRMED);
    assertThat(Objects.requireNonNull(manual.paired().tCi()).low()).isLessThan(-3);
    assertThat(Objects.requireNonNull(manual.paired().tCi()).high()).isGreaterThan(-3);
    assertThat(change(found, "meetings").verdict())
        .isEqualTo(CategoryChange.Verdict.NO_MATERIAL_CHANGE);
  }

  @Test
  void each_team_is_before_and_after_its_own_wave() {
    MigrationComparison found = compare(question(null, List.of()), List.of());

    assertThat(found.teams()).containsEntry("churn", WAVE).containsEntry("fraud", SECOND_WAVE);
    assertThat(found.net().aggregate().engineers()).hasSize(16);
    Map<Integer, Double> manual = new HashMap<>();
    found.weekly().forEach(week -> manual.put(week.week(), week.hours().get("manual")));
    assertThat(manual.get(-1)).isGreaterThan(5);
    assertThat(manual.get(0)).isLessThan(5);
    assertThat(manual).doesNotContainKey(13);
  }

  @Test
  void one_team_may_be_looked_at_alone_and_must_be_one_of_the_migration() {
    assertThat(compare(question("fraud", List.of()), List.of()).net().aggregate().engineers())
        .hasSize(8);
    assertThatThrownBy(() -> compare(question("pricing", List.of()), List.of()))
        .hasMessage("auto has no wave of team pricing");
    assertThatThrownBy(() -> compare(question(null, List.of("fraud")), List.of()))
        .hasMessage("fraud migrated itself and cannot be a control team");
  }

  @Test
  void what_changed_for_those_who_did_not_migrate_is_taken_off() {
    MigrationComparison found = compare(question(null, List.of("pricing")), List.of());

    assertThat(Objects.requireNonNull(found.controlled().get("manual")).effect())
        .isCloseTo(-3, within(0.6));
    assertThat(found.flags()).contains(Flag.TEAM_LEVEL_CONFOUND);
    assertThat(found.flags()).doesNotContain(Flag.SEASONALITY_UNCONTROLLED);
  }

  @Test
  void what_happened_to_all_between_the_waves_is_taken_off() {
    List<EngineerDay> shocked = new ArrayList<>();
    days(FROM, 1).forEach(day -> shocked.add(shocked(day, LocalDate.parse("2026-04-06"))));

    MigrationComparison found =
        MigrationComparison.of(
            question(null, List.of("pricing")),
            organization(FROM),
            shocked,
            PastWeeksByPerson.NONE,
            List.of());

    assertThat(change(found, "manual").paired().mean()).isGreaterThan(-2);
    assertThat(Objects.requireNonNull(found.controlled().get("manual")).effect())
        .isCloseTo(-3, within(0.6));
  }

  @Test
  void weeks_that_a_source_does_not_cover_are_unknown() {
    Coverage late =
        new Coverage(
            "gitlab", Instant.parse("2026-02-02T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z"));
    Coverage others = new Coverage("calendar-ana", Instant.EPOCH, Instant.EPOCH);

    MigrationComparison found = compare(question(null, List.of()), List.of(late, others));

    assertThat(found.net().aggregate().rowCounts().noCoverage()).isEqualTo(16 * 4);
  }

  @Test
  void a_category_that_never_varies_does_not_stop_the_others() {
    List<EngineerDay> quiet = new ArrayList<>();
    days(FROM, 1).forEach(day -> quiet.add(withoutMeetings(day)));
    MigrationComparison found =
        MigrationComparison.of(
            question(null, List.of("pricing")),
            organization(FROM),
            quiet,
            PastWeeksByPerson.NONE,
            List.of());

    assertThat(Objects.requireNonNull(found.controlled().get("meetings")).welchCi()).isNull();
  }

  private static CategoryChange change(MigrationComparison found, String category) {
    return Objects.requireNonNull(found.net().paired().get(category));
  }
}
