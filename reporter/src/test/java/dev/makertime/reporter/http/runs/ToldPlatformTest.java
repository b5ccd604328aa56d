package dev.makertime.reporter.http.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.reporter.store.RunSums.SubjectWeek;
import dev.makertime.reporter.store.RunTable.SetOff;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Of which runs figures of a platform may be told. */
class ToldPlatformTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");
  private static final LocalDate NEXT = MONDAY.plusWeeks(1);

  @Test
  void where_a_schedule_set_off_everything_all_is_told() {
    ToldPlatform told = new ToldPlatform(List.of(), Set.of());

    assertThat(told.isWholeTold()).isTrue();
    assertThat(told.isToldAlone(Set.of("etl"))).isTrue();
  }

  @Test
  void a_week_of_which_nothing_is_published_is_not_told_even_among_others() {
    ToldPlatform told =
        new ToldPlatform(
            List.of(new SetOff("etl", MONDAY, 9), new SetOff("etl", NEXT, 9)),
            Set.of(new SubjectWeek("etl", MONDAY)));

    assertThat(told.isWholeTold()).isFalse();
    assertThat(told.isToldAlone(Set.of("etl"))).isFalse();
  }

  @Test
  void what_few_worked_on_hides_among_all_and_takes_the_smallest_other_with_it() {
    ToldPlatform told =
        new ToldPlatform(
            List.of(
                new SetOff("alone", MONDAY, 900),
                new SetOff("small", MONDAY, 3),
                new SetOff("large", MONDAY, 70)),
            Set.of(new SubjectWeek("small", MONDAY), new SubjectWeek("large", MONDAY)));

    assertThat(told.isWholeTold()).isTrue();
    assertThat(told.isToldAlone(Set.of("alone"))).isFalse();
    assertThat(told.isToldAlone(Set.of("small"))).isFalse();
    assertThat(told.isToldAlone(Set.of("large"))).isTrue();
    assertThat(told.isToldAlone(Set.of("large", "small"))).isFalse();
    assertThat(told.isToldAlone(Set.of("of a schedule alone"))).isTrue();
  }

  @Test
  void where_enough_people_worked_on_everything_each_subject_is_told() {
    ToldPlatform told =
        new ToldPlatform(
            List.of(new SetOff("a", MONDAY, 1), new SetOff("b", MONDAY, 2)),
            Set.of(new SubjectWeek("a", MONDAY), new SubjectWeek("b", MONDAY)));

    assertThat(told.isToldAlone(Set.of("a"))).isTrue();
    assertThat(told.isToldAlone(Set.of("b"))).isTrue();
  }
}
