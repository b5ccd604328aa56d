package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingTimeTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, 8, a Monday",
    "2026-03-06, 8, a Friday",
    "2026-03-07, 0, a Saturday",
    "2026-03-03, 0, a holiday",
    "2026-03-04, 4, a morning off",
    "2026-03-05, 0, a day of leave",
  })
  void a_day_has_its_windows_without_holidays_and_leave(LocalDate date, int hours, String day) {
    Person ana =
        new PersonBuilder("ana")
            .holiday("2026-03-03")
            .leave("2026-03-04", "2026-03-04", "09:00-13:00")
            .leave("2026-03-05", "2026-03-05", null)
            .build();

    assertThat(hours(ana, date)).as(day).isEqualTo(hours);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Lisbon, 2026-03-29, 7, an hour is skipped at 1:00",
    "Europe/Lisbon, 2026-10-25, 9, an hour comes twice",
    "Europe/Lisbon, 2026-06-01, 8, summer",
    "Asia/Kolkata, 2026-03-29, 8, no summer time",
    "America/New_York, 2026-03-08, 7, an hour is skipped at 2:00",
  })
  void a_night_shift_has_as_many_hours_as_the_clock_of_its_zone(
      String zone, LocalDate date, int hours, String why) {
    Person ana = new PersonBuilder("ana").zone(zone).worksDaily("00:00-08:00").build();

    assertThat(hours(ana, date)).as(why).isEqualTo(hours);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29, 23",
    "2026-10-25, 25",
    "2026-06-01, 24",
  })
  void a_whole_day_has_all_hours_of_its_zone(LocalDate date, int hours) {
    Person ana = new PersonBuilder("ana").zone("Europe/Lisbon").worksDaily("00:00-24:00").build();

    assertThat(hours(ana, date)).isEqualTo(hours);
    assertThat(WorkingTime.dayOf(date, ZoneId.of("Europe/Lisbon")).seconds())
        .isEqualTo(hours * 3600L);
  }

  @Test
  void windows_that_overlap_are_counted_once() {
    Person ana = new PersonBuilder("ana").worksDaily("09:00-13:00", "12:00-17:00").build();

    assertThat(hours(ana, MONDAY)).isEqualTo(8);
  }

  @Test
  void leave_outside_working_hours_takes_nothing() {
    Person ana = new PersonBuilder("ana").leave("2026-03-02", "2026-03-02", "18:00-20:00").build();

    assertThat(hours(ana, MONDAY)).isEqualTo(8);
  }

  @Test
  void two_leaves_of_the_same_hours_take_them_once() {
    Person ana =
        new PersonBuilder("ana")
            .leave("2026-03-02", "2026-03-02", "09:00-12:00")
            .leave("2026-03-01", "2026-03-31", "11:00-13:00")
            .build();

    assertThat(hours(ana, MONDAY)).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01, 0", "2026-03-02, 8", "2026-03-03, 8", "2026-03-04, 0"})
  void nobody_works_before_the_first_day_or_after_the_last(LocalDate date, int hours) {
    Person ana =
        new PersonBuilder("ana")
            .worksDaily("09:00-17:00")
            .employed("2026-03-02", "2026-03-03")
            .build();

    assertThat(hours(ana, date)).isEqualTo(hours);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01, 8", "2026-03-02, 6", "2026-03-08, 6", "2026-03-09, 4"})
  void new_working_hours_hold_from_their_date_on(LocalDate date, int hours) {
    Person ana =
        new PersonBuilder("ana")
            .worksDaily("09:00-17:00")
            .worksDailyFrom("2026-03-09", "09:00-13:00")
            .worksDailyFrom("2026-03-02", "09:00-15:00")
            .build();

    assertThat(hours(ana, date)).isEqualTo(hours);
  }

  /** Whatever the hours and the leave: nobody works outside the day, or on leave. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void working_time_lies_within_the_day_and_outside_leave(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Person person = random(random);
      LocalDate date = MONDAY.plusDays(random.nextInt(300));

      Spans working = WorkingTime.of(person, date);

      assertThat(working.minus(WorkingTime.dayOf(date, person.timeZone())).isEmpty())
          .as("seed %d", seed)
          .isTrue();
      assertThat(working.intersect(WorkingTime.leave(person, date)).isEmpty()).isTrue();
    }
  }

  /** Days follow each other without a gap: all seconds of a year are some day's. */
  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Lisbon", "America/New_York", "Pacific/Auckland"})
  void days_of_a_zone_follow_each_other(String name) {
    ZoneId zone = ZoneId.of(name);
    LocalDate first = LocalDate.parse("2026-01-01");

    first
        .datesUntil(first.plusYears(1))
        .forEach(
            date ->
                assertThat(WorkingTime.dayOf(date, zone).end(0))
                    .isEqualTo(WorkingTime.dayOf(date.plusDays(1), zone).start(0)));
  }

  private static Person random(Random random) {
    String[] zones = {"UTC", "Europe/Lisbon", "America/New_York", "Pacific/Auckland"};
    int from = random.nextInt(20);
    int leave = random.nextInt(20);
    LocalDate day = MONDAY.plusDays(random.nextInt(300));
    return new PersonBuilder("ana")
        .zone(zones[random.nextInt(zones.length)])
        .worksDaily("%02d:00-%02d:30".formatted(from, from + 1 + random.nextInt(3)))
        .leave(day.toString(), day.plusDays(random.nextInt(30)).toString(), null)
        .leave(
            MONDAY.toString(),
            MONDAY.plusDays(300).toString(),
            "%02d:00-%02d:00".formatted(leave, leave + 1 + random.nextInt(3)))
        .build();
  }

  private static double hours(Person person, LocalDate date) {
    return WorkingTime.of(person, date).seconds() / 3600.0;
  }
}
