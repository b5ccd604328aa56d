package dev.makertime.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.migration.DefaultComparison;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.analysis.migration.PastWeeksByPerson;
import dev.makertime.analysis.migration.Promise;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.report.PastWeek;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Project;
import dev.makertime.render.html.MigrationComparisonPage;
import dev.makertime.testkit.Days;
import dev.makertime.testkit.TwoWaves;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationComparisonTextTest {
  private static final Migration MIGRATION = TwoWaves.migration();

  @Test
  void the_headline_tells_what_fell_and_what_else_could_have_done_it() {
    assertThat(MigrationComparisonText.headline(compare(null)))
        .contains("Likely", "manual work fell by", "A seasonal effect is possible");
  }

  @Test
  void every_form_begins_with_the_same_sentence() {
    MigrationComparison comparison = compare(null);
    String sentence = comparison.verdict().sentence();

    assertThat(MigrationComparisonText.of(comparison)).contains(sentence);
    assertThat(MigrationComparisonPage.of(comparison, Locale.ENGLISH, "")).contains(sentence);
    assertThat(MigrationComparisonJson.of(comparison).at("/verdict/sentence").asText())
        .isEqualTo(sentence);
    assertThat(VerdictLine.of(List.of(comparison), PrivacySettings.DEFAULT))
        .extracting(VerdictLine::sentence)
        .containsExactly(sentence);
  }

  @Test
  void probabilities_come_after_how_we_know() {
    String text = MigrationComparisonText.of(compare(null));

    assertThat(text.substring(0, text.indexOf("Statistics"))).doesNotContain("p (", "permut");
    assertThat(text.substring(text.indexOf("Statistics"))).contains("p (permutation)");
  }

  @Test
  void a_report_says_nothing_of_fewer_people_than_may_be_shown() {
    assertThat(VerdictLine.of(List.of(compare(null)), new PrivacySettings(17, false)))
        .extracting(VerdictLine::sentence)
        .containsExactly("Fewer than 17 people can be compared.");
  }

  @Test
  void the_title_names_the_migration_and_its_waves() {
    assertThat(MigrationComparisonText.title(compare(null)))
        .isEqualTo("Automatic deploys: churn from 2026-03-30, fraud from 2026-04-13");
  }

  @Test
  void nobody_is_named_in_any_form() {
    MigrationComparison comparison = compare(null);

    assertThat(MigrationComparisonText.of(comparison)).doesNotContain("churn0");
    assertThat(MigrationComparisonJson.of(comparison).toString()).doesNotContain("churn0");
    assertThat(MigrationComparisonPage.of(comparison, Locale.ENGLISH, "EUR"))
        .doesNotContain("churn0");
  }

  @Test
  void only_a_change_that_is_confirmed_or_likely_has_a_worth() {
    MigrationComparison comparison = compare(promise());

    for (PromiseAnswer one : PromiseAnswer.of(comparison)) {
      boolean isChange =
          Objects.requireNonNull(comparison.verdict().categories().get(one.category()))
              .outcome()
              .isChange();
      assertThat(one.monthlyWorth() != null).as(one.category()).isEqualTo(isChange);
    }
    assertThat(MigrationComparisonText.of(comparison))
        .contains("worth ", "no worth is computed")
        .doesNotContain("value ");
    assertThat(MigrationComparisonJson.of(comparison).path("answers"))
        .hasSize(comparison.verdict().categories().size());
  }

  @Test
  void a_promise_is_shown_with_its_verdict() {
    assertThat(MigrationComparisonText.of(compare(promise()))).contains("promised -3.0", "kept");
  }

  private static Promise promise() {
    return Promise.of(
        """
            {"hourlyCost": 50, "scenarios": {"current": {"hours": {"manual": 24, "mechanical": 10,
            "meetings": 20, "useful": 96, "waste": 64, "overload": 0}}, "optimal": {"hours":
            {"manual": 12, "mechanical": 10, "meetings": 20}, "steadyMonthlySaving":
            {"labourGross": 600, "labourRealised": 300}}}}\
            """,
        null);
  }

  @Test
  void a_budget_is_shown_with_the_first_day_that_was_measured() {
    Migration withBudget = new Migration("auto", null, MIGRATION.waves(), null, 400.0);
    EngineerDay spent =
        Days.withSubject(
            TwoWaves.days(TwoWaves.FROM, 1).get(0),
            "platform/ci",
            new EngineerDay.Share(3600, 1800, 900));
    Question question = question(withBudget, TwoWaves.FROM.minusDays(30), List.of(), null);

    MigrationComparison comparison =
        MigrationComparison.of(
            question, withProject(), List.of(spent), PastWeeksByPerson.NONE, List.of());

    assertThat(MigrationComparisonText.of(comparison))
        .contains("1.8 h were spent on recorded work since 2026-01-05");
  }

  @Test
  void weeks_of_which_only_sums_are_stored_are_mentioned() {
    LocalDate from = TwoWaves.FROM.minusYears(1);
    LocalDate deleted = LocalDate.parse("2025-05-19");
    List<EngineerDay> all = TwoWaves.days(from, 1);
    List<EngineerDay> rest = all.stream().filter(day -> !day.date().isBefore(deleted)).toList();
    List<PastWeek> weeks = new ArrayList<>();
    all.stream()
        .filter(day -> day.date().isBefore(deleted))
        .collect(Collectors.groupingBy(EngineerDay::person))
        .forEach((person, days) -> weeks.addAll(PastWeek.of(person, days)));

    MigrationComparison comparison =
        MigrationComparison.of(
            question(MIGRATION, from, List.of("pricing"), null),
            TwoWaves.organization(from),
            rest,
            PastWeeksByPerson.of(weeks, who -> who),
            List.of());

    assertThat(MigrationComparisonText.of(comparison))
        .contains("for the oldest weeks only weekly sums are stored");
  }

  @Test
  void a_category_that_never_varies_has_no_number_that_is_none() {
    List<EngineerDay> quiet =
        TwoWaves.days(TwoWaves.FROM, 1).stream().map(TwoWaves::withoutMeetings).toList();

    MigrationComparison comparison =
        MigrationComparison.of(
            question(MIGRATION, TwoWaves.FROM, List.of("pricing"), null),
            TwoWaves.organization(TwoWaves.FROM),
            quiet,
            PastWeeksByPerson.NONE,
            List.of());

    assertThat(MigrationComparisonText.of(comparison)).doesNotContain("NaN").contains("meetings");
  }

  @Test
  void too_few_weeks_are_the_headline() {
    MigrationComparison comparison =
        MigrationComparison.of(
            question(MIGRATION, TwoWaves.WAVE.minusWeeks(2), List.of(), promise()),
            TwoWaves.organization(TwoWaves.FROM),
            TwoWaves.days(TwoWaves.FROM, 1),
            PastWeeksByPerson.NONE,
            List.of());

    assertThat(MigrationComparisonText.headline(comparison)).contains("too few weeks");
    assertThat(PromiseAnswer.of(comparison))
        .extracting(PromiseAnswer::sure)
        .containsOnly("too few weeks");
    assertThat(MigrationComparisonText.of(comparison))
        .contains("The promise cannot be compared yet: too few weeks.");
    assertThat(MigrationComparisonText.promiseNote(compare(null)))
        .startsWith("No promise is stored for this migration");
    assertThat(MigrationComparisonPage.of(comparison, Locale.ENGLISH, ""))
        .containsSubsequence("<th scope=\"row\">manual work</th>", "<td>–</td>", "<td>–</td>")
        .doesNotContain("<td>0.0</td>");
  }

  @Test
  void a_team_that_did_not_migrate_is_named_where_it_is_no_control_team() {
    MigrationComparison comparison =
        DefaultComparison.of(
                MIGRATION, TwoWaves.organization(TwoWaves.FROM), TwoWaves.TO.plusDays(1), 9, null)
            .compare(
                TwoWaves.organization(TwoWaves.FROM),
                TwoWaves.days(TwoWaves.FROM, 1),
                PastWeeksByPerson.NONE,
                List.of());

    assertThat(MigrationComparisonText.limits(comparison))
        .contains("pricing has too few people to be a control team")
        .noneMatch(limit -> limit.contains("there is no control team"));
  }

  @ParameterizedTest
  @EnumSource(MigrationComparison.Flag.class)
  void every_flag_is_a_sentence_and_no_name(MigrationComparison.Flag flag) {
    assertThat(MigrationComparisonText.describe(flag, "pricing", true))
        .contains(" ")
        .doesNotContain("_");
  }

  private static MigrationComparison compare(@Nullable Promise promise) {
    return MigrationComparison.of(
        question(MIGRATION, TwoWaves.FROM, List.of(), promise),
        TwoWaves.organization(TwoWaves.FROM),
        TwoWaves.days(TwoWaves.FROM, 1),
        PastWeeksByPerson.NONE,
        List.of());
  }

  private static Question question(
      Migration migration, LocalDate from, List<String> control, @Nullable Promise promise) {
    return new Question(migration, from, TwoWaves.TO, null, control, 1, 0, promise);
  }

  private static Organization withProject() {
    Organization known = TwoWaves.organization(TwoWaves.FROM);
    return new Organization(
        known.people(),
        known.owners(),
        known.bots(),
        known.unknown(),
        List.of(new Project("auto", List.of("platform/*"), null, null, List.of())),
        List.of(),
        null,
        Map.of());
  }
}
