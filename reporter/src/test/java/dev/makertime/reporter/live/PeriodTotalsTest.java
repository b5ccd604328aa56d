package dev.makertime.reporter.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.model.Amounts;
import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.TeamDay;
import dev.makertime.testkit.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodTotalsTest {

  @Test
  void a_day_of_too_few_is_left_out_of_the_week_and_not_to_be_had_by_difference() {
    List<TeamDay> days = List.of(day("2026-06-15", 6), day("2026-06-16", 3), day("2026-06-17", 5));

    PeriodTotals week = PeriodTotals.of(days, Privacy.DEFAULT);

    assertThat(week.days()).isEqualTo(2);
    assertThat(week.leftOut()).isEqualTo(1);
    assertThat(week.sums().available()).isEqualTo(11 * 28_800);
    assertThat(week.isSuppressed()).isFalse();
  }

  @Test
  void a_day_of_nobody_is_neither_counted_nor_withheld() {
    PeriodTotals period = PeriodTotals.of(List.of(day("2026-06-14", 0)), Privacy.DEFAULT);

    assertThat(period.days()).isZero();
    assertThat(period.leftOut()).isZero();
  }

  @Test
  void days_that_are_all_of_too_few_are_withheld() {
    PeriodTotals period = PeriodTotals.of(List.of(day("2026-06-15", 4)), Privacy.DEFAULT);

    assertThat(period.isSuppressed()).isTrue();
    assertThat(period.sums()).isEqualTo(Amounts.NONE);
  }

  @Test
  void subjects_of_few_people_are_shown_together_and_the_greatest_first() {
    List<EngineerDay> days = new ArrayList<>();
    for (String person : List.of("a", "b", "c", "d", "e", "f")) {
      days.add(with(person, "data/all", 600));
      days.add(with(person, "data/more", 900));
    }
    days.add(with("a", "secret/one", 2_400));
    days.add(with("b", "secret/two", 3_000));

    List<SubjectShare> most = SubjectShare.most(days, Share::waiting, Privacy.DEFAULT);

    assertThat(most)
        .containsExactly(new SubjectShare("data/more", 6, 5_400), new SubjectShare(null, 6, 9_000));
  }

  @Test
  void the_rest_of_which_one_person_has_more_than_half_takes_all_with_it() {
    List<EngineerDay> days = new ArrayList<>();
    for (String person : List.of("a", "b", "c", "d", "e", "f")) {
      days.add(with(person, "data/all", 600));
      days.add(with(person, "data/more", 900));
    }
    days.add(with("a", "secret/one", 36_000));

    assertThat(SubjectShare.most(days, Share::waiting, Privacy.DEFAULT)).isEmpty();
  }

  private static EngineerDay with(String person, String subject, long waiting) {
    return Days.withSubject(
        Days.day(person, "2026-06-15", "churn"), subject, new Share(0, 0, waiting));
  }

  private static TeamDay day(String date, int people) {
    List<Contribution> members = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      members.add(Contribution.of(Days.day("p" + i, date, "churn"), false));
    }
    return TeamDay.of("churn", LocalDate.parse(date), members);
  }
}
