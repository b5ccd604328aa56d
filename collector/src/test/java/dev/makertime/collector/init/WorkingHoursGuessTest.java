package dev.makertime.collector.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the times of commits tell of a zone and of working hours. */
class WorkingHoursGuessTest {

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, Europe/Berlin",
    "Europe/Madrid, Europe/Berlin",
    "Europe/Lisbon, Europe/London",
    "Asia/Kolkata, Asia/Kolkata",
    "America/New_York, America/New_York",
    "America/Phoenix, America/Phoenix",
    "Australia/Sydney, Australia/Sydney",
  })
  void a_year_of_commits_bears_the_offsets_of_a_zone(ZoneId zone, ZoneId guessed) {
    WorkingHoursGuess habits = new WorkingHoursGuess(commits(zone, 9, 200));

    assertThat(habits.zone())
        .hasValueSatisfying(zoned -> assertThat(zoned.value()).isEqualTo(guessed));
    assertThat(habits.begin(guessed)).isEmpty();
  }

  @Test
  void clocks_that_all_say_utc_tell_by_when_it_was_day() {
    List<OffsetDateTime> utc =
        commits(ZoneId.of("Asia/Tokyo"), 9, 200).stream()
            .map(time -> time.withOffsetSameInstant(ZoneOffset.UTC))
            .toList();

    assertThat(new WorkingHoursGuess(utc).zone())
        .hasValueSatisfying(zoned -> assertThat(zoned.value()).isEqualTo(ZoneId.of("Asia/Tokyo")));
  }

  @Test
  void who_begins_early_works_other_hours() {
    ZoneId zone = ZoneId.of("Europe/Berlin");

    assertThat(new WorkingHoursGuess(commits(zone, 6, 200)).begin(zone))
        .hasValueSatisfying(begin -> assertThat(begin.value()).isEqualTo(6));
  }

  @Test
  void from_a_few_commits_nothing_is_guessed() {
    WorkingHoursGuess habits =
        new WorkingHoursGuess(commits(ZoneId.of("Asia/Tokyo"), 6, WorkingHoursGuess.ENOUGH - 1));

    assertThat(habits.zone()).isEmpty();
    assertThat(habits.begin(ZoneId.of("Asia/Tokyo"))).isEmpty();
  }

  private static List<OffsetDateTime> commits(ZoneId zone, int begin, int count) {
    Random random = new Random(1);
    return LocalDate.parse("2026-01-01")
        .datesUntil(LocalDate.parse("2027-01-01"))
        .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
        .map(
            date ->
                date.atTime(begin, 0)
                    .plusMinutes(random.nextInt(8 * 60))
                    .atZone(zone)
                    .toOffsetDateTime())
        .limit(count)
        .toList();
  }
}
