package dev.makertime.bench;

import biweekly.Biweekly;
import com.sun.management.OperatingSystemMXBean;
import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.TimeWindow;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures how fast calendars are read, compared with the parser only, alternately in one process.
 */
final class Calendars {
  private static final int FILES = 20_000;
  private static final int SERIES = 1_000;
  private static final int HELD = 3_000;
  private static final int WARM_UP = 6;
  private static final int REPEATS = 5;
  private static final OperatingSystemMXBean MACHINE =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private static final TimeWindow YEAR =
      new TimeWindow(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
  private static final TimeWindow MONTH =
      new TimeWindow(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));

  /**
   * What was measured.
   *
   * @param read milliseconds of processor time for files of one event each
   * @param parsed the same by the parser alone
   * @param month the same for a month of weekly series
   * @param second bytes in use with 3,000 calendars held, after the second round
   * @param fourth the same after the fourth
   */
  record Result(double read, double parsed, double month, long second, long fourth) {}

  private Calendars() {}

  static Result measure() {
    List<byte[]> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(calendar(event(i, "")));
    }
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < SERIES; i++) {
      all.append(event(i, "RRULE:FREQ=WEEKLY\r\n"));
    }
    byte[] series = calendar(all.toString());
    double[] read = new double[REPEATS];
    double[] parsed = new double[REPEATS];
    double[] month = new double[REPEATS];
    for (int i = -WARM_UP; i < REPEATS; i++) {
      double one = millis(() -> files.forEach(file -> read(feed(), file, YEAR)));
      double other = millis(() -> files.forEach(file -> Biweekly.parse(text(file)).all()));
      double third = millis(() -> read(feed(), series, MONTH));
      if (i >= 0) {
        read[i] = one;
        parsed[i] = other;
        month[i] = third;
      }
    }
    List<CalendarFeed> held = new ArrayList<>();
    for (int i = 0; i < HELD; i++) {
      held.add(feed());
    }
    long[] used = new long[4];
    for (int round = 0; round < used.length; round++) {
      for (int i = 0; i < HELD; i++) {
        read(held.get(i), files.get(i), YEAR);
      }
      used[round] = inUse();
    }
    return new Result(median(read), median(parsed), median(month), used[1], used[3]);
  }

  private static CalendarFeed feed() {
    return new CalendarFeed(
        Optional.of("email:ana@example.com"),
        identity -> true,
        ZoneId.of("UTC"),
        MeetingRules.USUAL);
  }

  private static void read(CalendarFeed feed, byte[] file, TimeWindow window) {
    Reading reading = feed.read(new Payload(Map.of(), file, window.from()), window).reading();
    if (!(reading instanceof Reading.Found)) {
      throw new IllegalStateException("a calendar that is not read: " + reading);
    }
  }

  /** Of processor time, so that others on the machine do not count; collecting garbage does. */
  static double millis(Runnable work) {
    long begun = MACHINE.getProcessCpuTime();
    work.run();
    return (MACHINE.getProcessCpuTime() - begun) / 1e6;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static long inUse() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static byte[] calendar(String events) {
    String zone =
        """
        BEGIN:VTIMEZONE
        TZID:Europe/Lisbon
        BEGIN:STANDARD
        DTSTART:19961027T020000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:19970330T010000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:+0000
        TZOFFSETTO:+0100
        END:DAYLIGHT
        END:VTIMEZONE
        """
            .replace("\n", "\r\n");
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + zone + events + "END:VCALENDAR\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String event(int number, String more) {
    String day = "202601%02dT".formatted(1 + number % 28);
    return """
    BEGIN:VEVENT
    UID:u%d@example.com
    DTSTAMP:20260101T000000Z
    DTSTART;TZID=Europe/Lisbon:%s100000
    DTEND;TZID=Europe/Lisbon:%s103000
    SUMMARY:Weekly planning of what comes next
    ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.com
    ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com
    """
            .formatted(number, day, day)
            .replace("\n", "\r\n")
        + more
        + "END:VEVENT\r\n";
  }
}
