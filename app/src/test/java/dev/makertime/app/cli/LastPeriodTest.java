package dev.makertime.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class LastPeriodTest {
  @ParameterizedTest
  @CsvSource({
    "--last-week, 2026-11-29, 2026-11-16, 2026-11-22",
    "--last-week, 2026-11-30, 2026-11-23, 2026-11-29",
    "--last-week, 2027-01-01, 2026-12-21, 2026-12-27",
    "--last-month, 2026-11-30, 2026-10-01, 2026-10-31",
    "--last-month, 2026-03-31, 2026-02-01, 2026-02-28",
    "--last-month, 2027-01-01, 2026-12-01, 2026-12-31",
    "--last-quarter, 2026-11-29, 2026-07-01, 2026-09-30",
    "--last-quarter, 2027-01-01, 2026-10-01, 2026-12-31",
    "--last-quarter, 2026-03-31, 2025-10-01, 2025-12-31",
  })
  void it_is_the_last_whole_one_that_is_over(
      String option, LocalDate today, LocalDate from, LocalDate to) {
    LastPeriod last = new LastPeriod();
    new CommandLine(last).parseArgs(option);

    assertThat(last.before(today)).isEqualTo(new LastPeriod.Period(from, to));
  }
}
