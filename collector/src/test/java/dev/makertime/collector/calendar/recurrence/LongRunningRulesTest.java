package dev.makertime.collector.calendar.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Iterator;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of seconds, minutes and hours that began many years before anybody looks. */
class LongRunningRulesTest {
  @ParameterizedTest
  @CsvSource({
    "FREQ=SECONDLY, 2026-10-05T12:34:56",
    "FREQ=SECONDLY;INTERVAL=86400, 2026-10-05T09:00:01",
    "FREQ=SECONDLY;INTERVAL=7, 2026-10-05T12:34:53",
    "FREQ=MINUTELY;INTERVAL=1440, 2026-10-05T09:00:01",
    "FREQ=HOURLY;INTERVAL=24, 2026-10-05T09:00:01",
    "FREQ=HOURLY;INTERVAL=36, 2026-10-05T21:00:01",
    "FREQ=HOURLY;INTERVAL=24;BYDAY=TU, 2026-10-06T09:00:01",
  })
  void the_first_instance_is_the_one_that_stepping_through_all_would_give(
      String rule, LocalDateTime about) throws Exception {
    LocalDateTime first = LocalDateTime.parse("2016-10-05T09:00:01");
    LocalDateTime from = LocalDateTime.parse("2026-10-05T00:00:00");

    Iterator<LocalDateTime> instances =
        RuleInstances.instances(new RecurrenceRule(rule), first, from);
    LocalDateTime found = instances.next();
    while (found.isBefore(about)) {
      found = instances.next();
    }

    assertThat(found).isEqualTo(about);
  }

  @ParameterizedTest
  @CsvSource({"FREQ=HOURLY;INTERVAL=5", "FREQ=MINUTELY;INTERVAL=77", "FREQ=SECONDLY;INTERVAL=999"})
  void skipping_gives_the_same_as_not_skipping(String rule) throws Exception {
    LocalDateTime first = LocalDateTime.parse("2026-01-31T23:59:59");
    LocalDateTime from = LocalDateTime.parse("2026-03-01T00:00:00");
    Iterator<LocalDateTime> all = RuleInstances.instances(new RecurrenceRule(rule), first, first);
    Iterator<LocalDateTime> skipped =
        RuleInstances.instances(new RecurrenceRule(rule), first, from);

    LocalDateTime wanted = all.next();
    LocalDateTime found = skipped.next();
    while (wanted.isBefore(found)) {
      wanted = all.next();
    }
    for (int i = 0; i < 50; i++) {
      assertThat(found).isEqualTo(wanted).isBefore(from.plusYears(1));
      wanted = all.next();
      found = skipped.next();
    }
  }
}
