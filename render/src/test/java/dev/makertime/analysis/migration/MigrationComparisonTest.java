package dev.makertime.analysis.migration;

import static dev.makertime.analysis.migration.TwoWaves.FROM;
import static dev.makertime.analysis.migration.TwoWaves.SECOND_WAVE;
import static dev.makertime.analysis.migration.TwoWaves.TO;
import static dev.makertime.analysis.migration.TwoWaves.WAVE;
import static dev.makertime.analysis.migration.TwoWaves.days;
import static dev.makertime.analysis.migration.TwoWaves.manual;
import static dev.makertime.analysis.migration.TwoWaves.migration;
import static dev.makertime.analysis.migration.TwoWaves.organization;
import static dev.makertime.analysis.migration.TwoWaves.provisional;
import static dev.makertime.analysis.migration.TwoWaves.shocked;
import static dev.makertime.analysis.migration.TwoWaves.withoutMeetings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.comparison.CategoryChange;
import dev.makertime.analysis.comparison.PromiseKept;
import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.analysis.report.PastWeek;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Project;
import dev.makertime.render.text.MigrationComparisonJson;
import dev.makertime.render.text.MigrationComparisonText;
import dev.makertime.testkit.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    assertThat(MigrationComparisonText.headline(found))
        .contains("manual fell by", "Associated with");
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
        .hasMessage("fraud went over itself and cannot be a control");
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
  void without_a_control_or_a_year_a_season_may_look_like_it() {
    assertThat(compare(question(null, List.of()), List.of()).flags())
        .contains(Flag.SEASONALITY_UNCONTROLLED, Flag.NO_PROMISE);
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
  void a_promise_is_held_against_what_was_measured() {
    Promise promise =
        Promise.of(
            """
            {"hourlyCost": 50, "scenarios": {"current": {"hours": {"manual": 24, "mechanical": 10,
            "meetings": 20, "useful": 96, "waste": 64, "overload": 0}}, "optimal": {"hours":
            {"manual": 12, "mechanical": 10, "meetings": 20}, "steadyMonthlySaving":
            {"labourGross": 600, "labourRealised": 300}}}}""",
            null);
    MigrationComparison found =
        compare(new Question(migration(), FROM, TO, null, List.of(), 1, 0, promise), List.of());

    PromiseKept manual = Objects.requireNonNull(found.promises().get("manual"));
    assertThat(manual.promised()).isEqualTo(-3);
    assertThat(manual.verdict()).isEqualTo(PromiseKept.Verdict.KEPT);
    assertThat(manual.deliveredMonthlyValue())
        .isCloseTo(-manual.delivered() * 4 * 16 * 50 * 0.5, within(1e-6));
    assertThat(MigrationComparisonText.of(found)).contains("promised -3.0", "kept");
  }

  @Test
  void what_was_spent_on_the_migration_itself_is_held_against_its_budget() {
    Migration migration = new Migration("auto", null, migration().waves(), null, 400.0);
    Organization known = organization(FROM);
    Organization withProject =
        new Organization(
            known.people(),
            known.owners(),
            known.bots(),
            known.unknown(),
            List.of(new Project("auto", List.of("platform/*"), null, null, List.of())),
            List.of(),
            null,
            Map.of());
    EngineerDay first = days(FROM, 1).get(0);
    EngineerDay spent =
        Days.withSubject(first, "platform/ci", new EngineerDay.Share(3600, 1800, 900));
    Question asked = new Question(migration, FROM, TO, null, List.of(), 1, 0, null);

    assertThat(
            MigrationComparison.of(
                    asked, withProject, List.of(spent), PastWeeksByPerson.NONE, List.of())
                .burn())
        .isEqualTo(new MigrationComparison.Burn(400, 1.75, null));
    assertThat(
            MigrationComparison.of(asked, known, List.of(spent), PastWeeksByPerson.NONE, List.of())
                .burn())
        .isEqualTo(new MigrationComparison.Burn(400, null, null));
    Question earlier = new Question(migration, FROM.minusDays(30), TO, null, List.of(), 1, 0, null);
    MigrationComparison later =
        MigrationComparison.of(
            earlier, withProject, List.of(spent), PastWeeksByPerson.NONE, List.of());
    assertThat(later.burn()).isEqualTo(new MigrationComparison.Burn(400, 1.75, FROM));
    assertThat(MigrationComparisonText.of(later))
        .contains("1.8 h were spent on recorded work since 2026-01-05");
  }

  @Test
  void a_promise_of_several_scenarios_needs_a_choice() {
    String text =
        """
        {"scenarios": {"current": {"hours": {"useful": 160}}, "optimal": {"hours": {}},
        "compromise": {"hours": {}}}}""";
    assertThatThrownBy(() -> Promise.of(text, null)).hasMessageContaining("say which");
    assertThatThrownBy(() -> Promise.of(text, "best")).hasMessageContaining("no scenario best");
    assertThat(Promise.of(text, "optimal").scenario()).isEqualTo("optimal");
    assertThatThrownBy(() -> Promise.of("[]", null)).hasMessageContaining("simulate --json");
  }

  @Test
  void with_a_year_before_the_same_weeks_are_compared() {
    LocalDate from = FROM.minusYears(1);
    MigrationComparison found =
        MigrationComparison.of(
            new Question(migration(), from, TO, null, List.of(), 1, 0, null),
            organization(from),
            days(from, 1),
            PastWeeksByPerson.NONE,
            List.of());

    assertThat(found.flags()).contains(Flag.SAME_ISO_WEEKS);
    assertThat(change(found, "manual").paired().mean()).isCloseTo(-3, within(0.6));
  }

  @Test
  void weeks_whose_days_have_left_count_as_their_days_did() {
    LocalDate from = FROM.minusYears(1);
    List<EngineerDay> all = days(from, 1);
    LocalDate left = LocalDate.parse("2025-05-19");
    List<EngineerDay> old = all.stream().filter(day -> day.date().isBefore(left)).toList();
    List<EngineerDay> kept = all.stream().filter(day -> !day.date().isBefore(left)).toList();
    PastWeeksByPerson past = PastWeeksByPerson.of(weeks(old), who -> "of " + who);
    Question asked = new Question(migration(), from, TO, null, List.of("pricing"), 1, 0, null);

    MigrationComparison with =
        MigrationComparison.of(asked, organization(from), kept, past, List.of());
    MigrationComparison whole =
        MigrationComparison.of(asked, organization(from), all, PastWeeksByPerson.NONE, List.of());

    assertThat(with.net()).isEqualTo(whole.net());
    assertThat(with.gross()).isEqualTo(whole.gross());
    assertThat(with.controlled()).isEqualTo(whole.controlled());
    assertThat(with.weekly()).isEqualTo(whole.weekly());
    assertThat(with.flags()).contains(Flag.SAME_ISO_WEEKS, Flag.PAST_WEEKS);
    assertThat(whole.flags()).contains(Flag.SAME_ISO_WEEKS).doesNotContain(Flag.PAST_WEEKS);
    assertThat(MigrationComparisonText.of(with))
        .contains("for the oldest weeks only weekly sums are stored");
  }

  @Test
  void of_a_week_that_is_there_in_both_forms_the_more_complete_counts_once() {
    List<EngineerDay> all = days(FROM, 1);
    List<EngineerDay> straggler = all.subList(0, 1);
    List<EngineerDay> later =
        all.stream().filter(day -> !day.date().isBefore(FROM.plusWeeks(1))).toList();
    List<EngineerDay> both = new ArrayList<>(later);
    both.addAll(straggler);
    PastWeeksByPerson past = PastWeeksByPerson.of(weeks(all), who -> "of " + who);

    MigrationComparison found =
        MigrationComparison.of(
            question(null, List.of()), organization(FROM), both, past, List.of());

    assertThat(found.net()).isEqualTo(compare(question(null, List.of()), List.of()).net());
  }

  /** What the store makes of days. */
  private static List<PastWeek> weeks(List<EngineerDay> days) {
    Map<String, List<EngineerDay>> byPerson =
        days.stream().collect(Collectors.groupingBy(EngineerDay::person));
    List<PastWeek> weeks = new ArrayList<>();
    byPerson.forEach((person, of) -> weeks.addAll(PastWeek.of("of " + person, of)));
    return weeks;
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
    assertThat(MigrationComparisonText.of(found)).doesNotContain("NaN").contains("meetings");
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
  void too_few_weeks_are_told_and_nobody_is_named() {
    MigrationComparison few =
        MigrationComparison.of(
            new Question(migration(), WAVE.minusWeeks(2), TO, null, List.of(), 1, 0, null),
            organization(FROM),
            days(FROM, 1),
            PastWeeksByPerson.NONE,
            List.of());

    assertThat(few.flags()).contains(Flag.TOO_FEW_WEEKS);
    assertThat(MigrationComparisonText.of(few)).contains("too few weeks");
    MigrationComparison found = compare(question(null, List.of()), List.of());
    assertThat(MigrationComparisonText.of(found)).doesNotContain("churn0");
    assertThat(MigrationComparisonJson.of(found).toString()).doesNotContain("churn0");
  }

  private static CategoryChange change(MigrationComparison found, String category) {
    return Objects.requireNonNull(found.net().paired().get(category));
  }

  private static MigrationComparison compare(Question question, List<Coverage> coverages) {
    return MigrationComparison.of(
        question, organization(FROM), days(FROM, 1), PastWeeksByPerson.NONE, coverages);
  }

  private static Question question(@Nullable String team, List<String> control) {
    return new Question(migration(), FROM, TO, team, control, 1, 0, null);
  }
}
