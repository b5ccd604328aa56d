package dev.makertime.analysis.migration;

import static dev.makertime.analysis.migration.Comparisons.compare;
import static dev.makertime.analysis.migration.Comparisons.question;
import static dev.makertime.testkit.TwoWaves.FROM;
import static dev.makertime.testkit.TwoWaves.TO;
import static dev.makertime.testkit.TwoWaves.days;
import static dev.makertime.testkit.TwoWaves.migration;
import static dev.makertime.testkit.TwoWaves.organization;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.comparison.CategoryChange;
import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.analysis.migration.MigrationComparison.Question;
import dev.makertime.analysis.report.PastWeek;
import dev.makertime.model.EngineerDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PastWeeksTest {
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

  private static List<PastWeek> weeks(List<EngineerDay> days) {
    Map<String, List<EngineerDay>> byPerson =
        days.stream().collect(Collectors.groupingBy(EngineerDay::person));
    List<PastWeek> weeks = new ArrayList<>();
    byPerson.forEach((person, of) -> weeks.addAll(PastWeek.of("of " + person, of)));
    return weeks;
  }

  private static CategoryChange change(MigrationComparison found, String category) {
    return Objects.requireNonNull(found.net().paired().get(category));
  }
}
