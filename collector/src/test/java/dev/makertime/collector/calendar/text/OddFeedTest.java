package dev.makertime.collector.calendar.text;

import static dev.makertime.collector.calendar.Feeds.BOTH;
import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.times;
import static dev.makertime.collector.calendar.Feeds.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.SnapshotReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events with odd dates, scripts and lengths: read whole or set aside, and they hide no other. */
class OddFeedTest {
  private static final String GOOD =
      event("ok", "DTSTART:20260609T090000Z\nDTEND:20260609T100000Z\n" + BOTH);
  private static final String OK = "2026-06-09T09:00:00Z/2026-06-09T10:00:00Z";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTSTART:20260610T235960Z\nDURATION:PT1H",
        "DTSTART:20260610T090000Z\nDTEND:99991231T235959Z",
        "DTSTART:20260610T090000Z\nDURATION:P9999W",
        "DTSTART:20260610T090000Z\nDURATION:-P1D",
        "DTSTART;TZID=:20260610T090000\nDURATION:PT1H",
        "DTSTART;TZID=\"\":20260610T090000\nDURATION:PT1H",
        "DTSTART;TZID=UTC+02:20260610T090000\nDURATION:PT1H",
        "DTSTART;TZID=../../etc/passwd:20260610T090000\nDURATION:PT1H",
        "DTSTART:+20260610T090000Z\nDURATION:PT1H",
        "DTSTART:２０２６０６１０T090000Z\nDURATION:PT1H",
        "DTSTART:٢٠٢٦٠٦١٠T090000Z\nDURATION:PT1H",
        "DTSTART:20260610T090000Z \t\nDURATION:PT1H",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY;UNTIL=99991231T235959Z",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY;COUNT=2147483648",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nRRULE:FREQ=YEARLY;INTERVAL=2147483647",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nRRULE:FREQ=SECONDLY",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nRDATE:",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nEXDATE:",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nEXDATE:20260230T090000Z",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nRECURRENCE-ID:20260610T240000Z",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nSEQUENCE:-1",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nSEQUENCE:99999999999999999999",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nLAST-MODIFIED:never",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nATTENDEE:mailto:",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nATTENDEE;PARTSTAT=:mailto:cy@example.com",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nATTENDEE;CN=\"a:b;c,\uD83E\uDD26\":mailto:cy@example.com",
        "DTSTART:20260610T090000Z\nDURATION:PT1H\nSUMMARY:\u202e\u0007\uFFFF",
      })
  void an_odd_event_never_vanishes(String lines) {
    SnapshotReader.Snapshot told = told("UTC", calendar(event("b", lines + "\n" + BOTH) + GOOD));

    List<String> times = new ArrayList<>(times(told));
    assertThat(times.remove(OK)).isTrue();
    assertThat(times.isEmpty())
        .as("%s, aside: %s", times, told.unreadable())
        .isEqualTo(!told.unreadable().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 20260329T023000, 2026-03-29T01:30:00Z",
    "Europe/Berlin, 20261025T023000, 2026-10-25T00:30:00Z",
    "America/Sao_Paulo, 20260610T090000, 2026-06-10T12:00:00Z",
    "Asia/Kathmandu, 20260610T090000, 2026-06-10T03:15:00Z",
    "Australia/Lord_Howe, 20260405T014500, 2026-04-04T14:45:00Z",
    "Pacific/Apia, 20260610T090000, 2026-06-09T20:00:00Z",
    "W. Europe Standard Time, 20260610T090000, 2026-06-10T07:00:00Z",
  })
  void clocks_of_everywhere_are_read(String zone, String local, String instant) {
    String odd = event("b", "DTSTART;TZID=" + zone + ":" + local + "\nDURATION:PT1H\n" + BOTH);

    assertThat(times("UTC", odd)).singleElement().asString().startsWith(instant + "/");
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 70_000, 1_000_000})
  void a_line_without_an_end_hides_no_other_event(int length) {
    String long1 =
        event(
            "b",
            "DTSTART:20260610T090000Z\nDURATION:PT1H\nSUMMARY:" + "x".repeat(length) + "\n" + BOTH);

    SnapshotReader.Snapshot told = told("UTC", calendar(long1 + GOOD));
    assertThat(times(told)).contains(OK);
    assertThat(times(told).size() + told.unreadable().size()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 10_000, 500_000})
  void a_uid_of_any_length_is_a_name(int length) {
    String odd = event("u".repeat(length), "DTSTART:20260610T090000Z\nDURATION:PT1H\n" + BOTH);

    assertThat(times("UTC", odd + GOOD)).hasSize(2);
  }
}
