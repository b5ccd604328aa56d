package dev.makertime.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.testkit.waiting.ManualClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceleratedClockTest {
  private static final LocalDate HOLIDAY = LocalDate.parse("2026-12-08");
  private static final Instant REAL = Instant.parse("2026-12-05T22:13:14Z");

  private final ManualClock machine = new ManualClock(REAL);

  @Test
  void it_stands_still_until_it_is_told_to_begin() {
    AcceleratedClock clock = clock("Europe/Lisbon", "2026-12-04T09:30:00Z", 60);

    machine.move(Duration.ofHours(1));

    assertThat(clock.instant()).isEqualTo("2026-12-04T09:30:00Z");
    assertThat(clock.pace()).isZero();
  }

  @Test
  void in_another_zone_its_instants_are_the_same() {
    AcceleratedClock clock = clock("Europe/Lisbon", "2026-12-04T09:30:00Z", 60);
    clock.begin();
    machine.move(Duration.ofMinutes(1));

    assertThat(clock.withZone(ZoneId.of("Asia/Kolkata")).instant())
        .isEqualTo("2026-12-04T10:30:00Z");
    assertThat(LocalTime.now(clock.withZone(ZoneId.of("Asia/Kolkata")))).isEqualTo("16:00");
  }

  @Test
  void a_working_day_of_eight_hours_takes_eight_minutes() {
    AcceleratedClock clock = clock("Europe/Lisbon", "2026-12-03T09:00:00Z", 60);
    clock.begin();

    machine.move(Duration.ofMinutes(4));
    assertThat(clock.instant()).isEqualTo("2026-12-03T13:00:00Z");
    assertThat(clock.pace()).isEqualTo(60);
    machine.move(Duration.ofMinutes(4));
    assertThat(clock.instant()).isEqualTo("2026-12-03T17:00:00Z");

    machine.move(AcceleratedClock.BREAK);
    assertThat(clock.instant()).isEqualTo("2026-12-04T09:00:00Z");
  }

  @Test
  void a_weekend_and_a_holiday_pass_in_seconds() {
    AcceleratedClock clock = clock("Europe/Lisbon", "2026-12-04T16:59:00Z", 60);
    clock.begin();

    machine.move(Duration.ofSeconds(1).plus(AcceleratedClock.BREAK));
    assertThat(clock.instant()).isEqualTo("2026-12-07T09:00:00Z");

    machine.move(Duration.ofMinutes(8).plus(AcceleratedClock.BREAK));
    assertThat(clock.instant()).as("after the holiday").isEqualTo("2026-12-09T09:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Lisbon", "Asia/Kolkata", "America/New_York", "Pacific/Apia"})
  void it_never_goes_back_and_is_nearly_always_in_working_hours(String zone) {
    ZoneId at = ZoneId.of(zone);
    WorkingHours hours = hours(zone);
    AcceleratedClock clock =
        new AcceleratedClock(hours, AcceleratedClock.start(hours, REAL), 60, machine);
    clock.begin();
    Instant before = clock.instant();
    int looks = 0;
    int atWork = 0;
    for (Duration passed = Duration.ZERO; passed.toHours() < 3; passed = passed.plusMillis(700)) {
      machine.move(Duration.ofMillis(700));
      Instant now = clock.instant();
      assertThat(now).isAfter(before);
      LocalDateTime local = LocalDateTime.ofInstant(now, at);
      boolean isWork =
          local.getDayOfWeek().getValue() <= 5
              && !local.toLocalDate().equals(HOLIDAY)
              && local.getHour() >= 9
              && local.getHour() < 17;
      assertThat(hours.contains(now)).isEqualTo(isWork);
      atWork += isWork ? 1 : 0;
      looks++;
      before = now;
    }
    assertThat((double) atWork / looks).isGreaterThan(0.98);
    assertThat(Duration.between(REAL, before)).isGreaterThan(Duration.ofDays(25));
  }

  /** An hour that a zone skips or repeats takes as long as any other. */
  @Test
  void it_passes_the_change_to_summer_time() {
    AcceleratedClock clock = clock("Europe/Lisbon", "2027-03-26T16:00:00Z", 60);
    clock.begin();

    machine.move(Duration.ofMinutes(1).plus(AcceleratedClock.BREAK));

    assertThat(clock.instant()).isEqualTo("2027-03-29T08:00:00Z");
  }

  @Test
  void a_machine_whose_clock_goes_back_does_not_take_it_back() {
    AcceleratedClock clock = clock("Europe/Lisbon", "2026-12-03T09:00:00Z", 60);
    clock.begin();
    machine.move(Duration.ofMinutes(2));
    Instant before = clock.instant();

    machine.move(Duration.ofMinutes(-1));

    assertThat(clock.instant()).isEqualTo(before);
    assertThat(clock.at(REAL)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(DayOfWeek.class)
  void on_whatever_day_it_is_started_a_working_day_has_begun(DayOfWeek day) {
    Instant now =
        LocalDate.parse("2026-11-30")
            .with(TemporalAdjusters.nextOrSame(day))
            .atTime(LocalTime.MAX)
            .atZone(ZoneId.of("Europe/Lisbon"))
            .toInstant();
    WorkingHours hours = hours("Europe/Lisbon");

    Instant start = AcceleratedClock.start(hours, now);

    assertThat(hours.contains(start)).isTrue();
    assertThat(Duration.between(start, now)).isBetween(Duration.ZERO, Duration.ofDays(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, AcceleratedClock.FASTEST + 1})
  void no_other_pace_is_taken(int pace) {
    assertThatThrownBy(() -> clock("Europe/Lisbon", "2026-12-03T09:00:00Z", pace))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private AcceleratedClock clock(String zone, String start, int pace) {
    return new AcceleratedClock(hours(zone), Instant.parse(start), pace, machine);
  }

  private static WorkingHours hours(String zone) {
    return new WorkingHours(
        ZoneId.of(zone),
        LocalTime.of(9, 0),
        LocalTime.of(17, 0),
        date -> WorkingHours.isWeekday(date) && !date.equals(HOLIDAY));
  }
}
