package dev.makertime.collector.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.testkit.waiting.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Calendars that real programs wrote, odd and broken ones among them. */
class CalendarSamplesTest {
  private static final Path SAMPLES = Path.of("../../shared/samples/ics");
  private static final Pattern TITLE = Pattern.compile("(?m)^SUMMARY[^:]*:(\\S.{7,}?)\\s*$");
  private static final TimeWindow TIMES =
      new TimeWindow(Instant.parse("2000-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"));

  @Test
  void every_calendar_is_read_or_rejected_with_a_reason_and_tells_no_title() throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(SAMPLES),
        "no sample calendars beside this checkout (" + SAMPLES + "); they are not part of it");
    CalendarFeed feed =
        new CalendarFeed(
            Optional.of("email:nobody@example.com"),
            identity -> true,
            ZoneId.of("Asia/Kolkata"),
            MeetingRules.USUAL);
    int read = 0;
    int rejected = 0;
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      SnapshotReader.Snapshot told =
          Work.within(
              file.toString(),
              Duration.ofSeconds(10),
              () -> feed.read(new Payload(Map.of(), bytes, TIMES.from()), TIMES));
      if (told.reading() instanceof Reading.Rejected why) {
        rejected++;
        assertThat(why.why()).as(file.toString()).isNotBlank();
      } else {
        read++;
      }
      assertNothingLeaks(file, new String(bytes, StandardCharsets.UTF_8), told.toString());
    }
    assertThat(read).isGreaterThan(70);
    assertThat(rejected).isLessThan(15);
  }

  private static void assertNothingLeaks(Path file, String text, String told) {
    TITLE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .forEach(title -> assertThat(told).as(file.toString()).doesNotContain(title));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".ics")).sorted().toList();
    }
  }
}
