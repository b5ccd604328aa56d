package dev.makertime.collector.calendar.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import dev.makertime.collector.calendar.occurrence.CalendarReader;
import dev.makertime.collector.reading.TimeWindow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rules whose instances are known, from libical's own test. */
class RecurrenceCasesTest {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

  /** What comes out otherwise, and why. */
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "FREQ=HOURLY;BYHOUR=12;BYYEARDAY=-366;COUNT=3 20120101T120000",
          "lib-recur gives up after a thousand hours without an instance",
          "FREQ=HOURLY;BYHOUR=0;BYYEARDAY=360,-2;UNTIL=20260101T000000 20251220T000000",
          "lib-recur counts days from the end of a year wrongly where it filters hours",
          "FREQ=SECONDLY;BYHOUR=1,2;BYMINUTE=3,4,59;BYSECOND=5,6;UNTIL=20250216T020500"
              + " 20250216T015905",
          "lib-recur gives up after a thousand seconds without an instance",
          "FREQ=YEARLY;BYWEEKNO=53;INTERVAL=6;BYDAY=TH;COUNT=1 20270103T000000Z",
          "counted from 2027, though the day belongs to the last week of 2026",
          "FREQ=YEARLY;BYWEEKNO=53;INTERVAL=5;BYDAY=TH;COUNT=1 20270103T000000Z",
          "counted from 2027, though the day belongs to the last week of 2026");

  private record Case(String rule, String start, List<String> instances) {
    static Case of(String line) {
      String[] parts = line.split(" ", -1);
      return new Case(parts[0], parts[1], List.of(parts[2].split(",", -1)));
    }
  }

  @Test
  void rules_give_the_instances_that_they_should() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Case one : cases()) {
      List<String> found = found(one);
      List<String> wanted = one.instances().stream().map(RecurrenceCasesTest::utc).toList();
      if (!found.equals(wanted)) {
        wrong.add(
            "%s %s%n  wanted %s%n  found  %s"
                .formatted(one.rule(), one.start(), cut(wanted.toString()), cut(found.toString())));
      }
    }
    assertThat(wrong)
        .allSatisfy(one -> assertThat(OTHERWISE).containsKey(one.lines().findFirst().orElse("")))
        .hasSameSizeAs(OTHERWISE.keySet());
    assertThat(OTHERWISE.keySet()).noneMatch(rule -> rule.matches("FREQ=(DAILY|WEEKLY|MONTHLY).*"));
  }

  private static String cut(String text) {
    return text.length() > 300 ? text.substring(0, 300) : text;
  }

  private static List<Case> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            RecurrenceCasesTest.class.getResourceAsStream("/recurrence/cases.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Case::of)
          .toList();
    }
  }

  private static List<String> found(Case one) {
    String dtStart = one.start().length() == 8 ? ";VALUE=DATE:" + one.start() : ":" + one.start();
    String text =
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:x
        BEGIN:VEVENT
        UID:1
        DTSTAMP:20260101T000000Z
        DTSTART%s
        RRULE:%s
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(dtStart, one.rule())
            .replace("\n", "\r\n");
    LocalDateTime first = LocalDateTime.parse(utc(one.start()), BASIC);
    TimeWindow window =
        new TimeWindow(
            Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));
    try {
      return Recurrence.ofRule(
              Biweekly.parse(text).first().getEvents().get(0).getRecurrenceRule(),
              new LocalMoment(first, EventZone.of(ZoneOffset.UTC), one.start().length() > 8),
              window)
          .stream()
          .map(BASIC::format)
          .toList();
    } catch (CalendarReader.UnreadableCalendar e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static String utc(String time) {
    return time.length() == 8 ? time + "T000000Z" : time.endsWith("Z") ? time : time + "Z";
  }
}
