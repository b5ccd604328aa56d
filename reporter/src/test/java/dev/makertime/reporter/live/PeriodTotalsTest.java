package dev.makertime.reporter.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.model.TimeSums;
import dev.makertime.testkit.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PeriodTotalsTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");

  @Test
  void a_day_of_too_few_is_left_out_of_the_week_and_not_to_be_had_by_difference() {
    PeriodTotals week = published(Map.of("2026-06-15", 6, "2026-06-16", 3, "2026-06-17", 5));

    assertThat(week.days()).isEqualTo(2);
    assertThat(week.leftOut()).isEqualTo(1);
    assertThat(week.sums().available()).isEqualTo(11 * 28_800);
    assertThat(week.isSuppressed()).isFalse();
  }

  @Test
  void a_day_of_nobody_is_neither_counted_nor_withheld() {
    PeriodTotals period = published(Map.of());

    assertThat(period.days()).isZero();
    assertThat(period.leftOut()).isZero();
  }

  @Test
  void days_that_are_all_of_too_few_are_withheld() {
    PeriodTotals period = published(Map.of("2026-06-15", 4));

    assertThat(period.isSuppressed()).isTrue();
    assertThat(period.sums()).isEqualTo(TimeSums.NONE);
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

    List<SubjectShare> most = SubjectShare.most(days, Share::waiting, PrivacySettings.DEFAULT);

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

    assertThat(SubjectShare.most(days, Share::waiting, PrivacySettings.DEFAULT)).isEmpty();
  }

  private static EngineerDay with(String person, String subject, long waiting) {
    return Days.withSubject(
        Days.day(person, "2026-06-15", "churn"), subject, new Share(0, 0, waiting));
  }

  private static PeriodTotals published(Map<String, Integer> peopleByDate) {
    PublishedWeek week = PublishedWeek.NOTHING;
    for (Map.Entry<String, Integer> day : peopleByDate.entrySet()) {
      Map<String, TimeSums> members = new TreeMap<>();
      for (int i = 0; i < day.getValue(); i++) {
        members.put("p" + i, Days.day("p" + i, day.getKey(), "churn").amounts());
      }
      LocalDate date = LocalDate.parse(day.getKey());
      week = week.withDay(date, members, Set.of(), PrivacySettings.DEFAULT, Instant.EPOCH, true);
    }
    return PeriodTotals.published(Map.of(MONDAY, week), MONDAY, MONDAY.plusDays(6));
  }
}
