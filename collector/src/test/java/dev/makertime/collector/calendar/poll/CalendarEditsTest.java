package dev.makertime.collector.calendar.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.model.Activity;
import dev.makertime.testkit.Seeds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * A calendar that is edited at random, its past too: what was published comes to what somebody
 * would read who sees only the last state.
 */
class CalendarEditsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-20T12:00:00Z"), ZoneOffset.UTC);
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
  private static final Set<String> KNOWN = Set.of("ana", "bo", "cy");
  private static final List<String> PEOPLE = List.of("ana", "bo", "cy", "dan");
  private static final int EDITS = 25;

  /** A series, or a single meeting where it happens once. */
  private static final class Series {
    LocalDateTime start;
    int minutes = 30;
    int count;
    boolean weekly;
    int sequence;
    boolean cancelled;
    final Map<String, String> attendees = new TreeMap<>();
    final Set<Integer> exceptions = new TreeSet<>();
    final Map<Integer, Integer> moved = new TreeMap<>();

    Series(LocalDateTime start, int count, boolean weekly) {
      this.start = start;
      this.count = count;
      this.weekly = weekly;
    }

    LocalDateTime instance(int number) {
      return weekly ? start.plusWeeks(number) : start.plusDays(number);
    }
  }

  @TempDir Path directory;

  private final Map<String, Series> calendar = new TreeMap<>();
  private int uids;

  @ParameterizedTest
  @Seeds(seconds = 12, whole = 150)
  void what_was_published_comes_to_what_the_last_state_says(int seed) throws Exception {
    Random random = new Random(seed);
    Path file = directory.resolve("team.ics");
    KeepingInbox inbox = new KeepingInbox();
    MemoryCursors cursors = new MemoryCursors();
    for (int edit = 0; edit < EDITS; edit++) {
      edit(random);
      Files.writeString(file, text());
      if (random.nextInt(3) > 0) {
        poller(file.toUri(), inbox, cursors).poll();
      }
    }
    poller(file.toUri(), inbox, cursors).poll();
    KeepingInbox fresh = new KeepingInbox();
    poller(file.toUri(), fresh, new MemoryCursors()).poll();

    assertThat(standing(inbox)).isEqualTo(standing(fresh));
    assertThat(inbox.aside).isEmpty();
  }

  private static CalendarPoller poller(URI file, KeepingInbox inbox, MemoryCursors cursors) {
    return new CalendarPoller(
        "team",
        new CalendarFeed(
            Optional.empty(),
            identity -> KNOWN.contains(identity.replaceAll("email:|@example.com", "")),
            ZoneId.of("UTC"),
            MeetingRules.USUAL),
        LocalDate.parse("2026-09-01"),
        new UrlFetcher(CLOCK).at(file),
        new PollerContext(
            inbox, cursors, new CollectorMetrics(new SimpleMeterRegistry(), CLOCK), CLOCK));
  }

  private static Set<String> standing(KeepingInbox inbox) {
    return inbox.latest().stream()
        .filter(one -> !one.retracted())
        .map(CalendarEditsTest::line)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String line(Activity one) {
    return "%s %s %s %s %s"
        .formatted(one.identity(), one.id(), one.start(), one.end(), one.labels());
  }

  private void edit(Random random) {
    if (calendar.isEmpty() || random.nextInt(6) == 0) {
      add(random);
      return;
    }
    if (random.nextInt(60) == 0) {
      calendar.clear();
      return;
    }
    List<String> all = new ArrayList<>(calendar.keySet());
    String uid = all.get(random.nextInt(all.size()));
    Series series = calendar.get(uid);
    if (series == null) {
      return;
    }
    series.sequence += random.nextInt(2); // not every program counts
    int number = random.nextInt(series.count);
    String somebody = PEOPLE.get(random.nextInt(PEOPLE.size()));
    switch (random.nextInt(9)) {
      case 0 -> series.start = series.start.plusMinutes(15L * (1 + random.nextInt(4)));
      case 1 -> series.minutes = 15 + 15 * random.nextInt(4);
      case 2 -> series.exceptions.add(number);
      case 3 -> series.moved.put(number, 30 * (1 + random.nextInt(100)));
      case 4 -> series.moved.remove(number);
      case 5 -> series.attendees.put(somebody, random.nextBoolean() ? "DECLINED" : "TENTATIVE");
      case 6 -> {
        if (series.attendees.remove(somebody) == null) {
          series.attendees.put(somebody, "ACCEPTED");
        }
      }
      case 7 -> split(series, number);
      default -> {
        if (random.nextBoolean()) {
          series.cancelled = !series.cancelled;
        } else {
          calendar.remove(uid);
        }
      }
    }
  }

  private void add(Random random) {
    LocalDateTime start =
        LocalDate.parse("2026-09-01").plusDays(random.nextInt(70)).atTime(8 + random.nextInt(9), 0);
    Series series = new Series(start, 1 + random.nextInt(10), random.nextBoolean());
    PEOPLE.forEach(
        one -> {
          if (random.nextBoolean()) {
            series.attendees.put(one, "ACCEPTED");
          }
        });
    calendar.put("uid-" + uids++, series);
  }

  /** This and all that follow become a series of their own. */
  private void split(Series series, int number) {
    if (number == 0) {
      return;
    }
    Series rest =
        new Series(series.instance(number).plusHours(1), series.count - number, series.weekly);
    rest.attendees.putAll(series.attendees);
    series.count = number;
    series.exceptions.removeIf(one -> one >= number);
    series.moved.keySet().removeIf(one -> one >= number);
    calendar.put("uid-" + uids++, rest);
  }

  private String text() {
    StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\n");
    calendar.forEach(
        (uid, series) -> {
          StringBuilder exceptions = new StringBuilder();
          series.exceptions.forEach(
              number ->
                  exceptions
                      .append("EXDATE;TZID=Europe/Lisbon:")
                      .append(LOCAL.format(series.instance(number)))
                      .append('\n'));
          event(
              text,
              uid,
              series,
              series.start,
              "RRULE:FREQ=%s;COUNT=%d%n%s"
                  .formatted(series.weekly ? "WEEKLY" : "DAILY", series.count, exceptions));
          series.moved.forEach(
              (number, minutes) ->
                  event(
                      text,
                      uid,
                      series,
                      series.instance(number).plusMinutes(minutes),
                      "RECURRENCE-ID;TZID=Europe/Lisbon:%s%n"
                          .formatted(LOCAL.format(series.instance(number)))));
        });
    return text.append("END:VCALENDAR\n").toString().replace("\n", "\r\n");
  }

  private static void event(
      StringBuilder text, String uid, Series series, LocalDateTime start, String more) {
    text.append(
        """
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:20260901T000000Z
        SEQUENCE:%d
        STATUS:%s
        DTSTART;TZID=Europe/Lisbon:%s
        DURATION:PT%dM
        """
            .formatted(
                uid,
                series.sequence,
                series.cancelled ? "CANCELLED" : "CONFIRMED",
                LOCAL.format(start),
                series.minutes));
    text.append(more);
    series.attendees.forEach(
        (who, status) ->
            text.append("ATTENDEE;PARTSTAT=%s:mailto:%s@example.com%n".formatted(status, who)));
    text.append("END:VEVENT\n");
  }
}
