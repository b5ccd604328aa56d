package dev.makertime.collector.calendar;

import static dev.makertime.collector.calendar.OnlineAnswers.GOOGLE;
import static dev.makertime.collector.calendar.OnlineAnswers.GRAPH;
import static dev.makertime.collector.calendar.OnlineAnswers.TIMES;
import static dev.makertime.collector.calendar.OnlineAnswers.activities;
import static dev.makertime.collector.calendar.OnlineAnswers.google;
import static dev.makertime.collector.calendar.OnlineAnswers.graph;
import static dev.makertime.collector.calendar.OnlineAnswers.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What entries of Google Calendar and Microsoft 365 become. */
class OnlineEntriesTest {
  @Test
  void an_instance_that_was_moved_keeps_the_name_of_its_first_time() {
    assertThat(google(GOOGLE))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo("e@google.com/2026-09-24T07:00:00Z");
              assertThat(one.start()).isEqualTo("2026-09-24T08:00:00Z");
              assertThat(one.labels()).containsEntry("partstat", "needs-action");
            });
    assertThat(google(GOOGLE).toString()).doesNotContain("secret").doesNotContain("x@example");
  }

  @ParameterizedTest
  @CsvSource({
    "\"eventType\":\"default\", \"eventType\":\"fromGmail\", 1",
    "\"eventType\":\"default\", \"eventType\":\"focusTime\", 0",
    "\"eventType\":\"default\", \"eventType\":\"workingLocation\", 0",
    "\"eventType\":\"default\", \"eventType\":\"birthday\", 0",
    "needsAction, declined, 0",
    "\"self\":true, \"optional\":true, 0",
    "\"sequence\":2, \"transparency\":\"transparent\", 0",
    "\"sequence\":2, \"attendeesOmitted\":true, 1",
  })
  void what_counts_at_google(String part, String instead, int meetings) {
    assertThat(google(GOOGLE.replace(part, instead))).hasSize(meetings);
  }

  @Test
  void out_of_office_is_absence() {
    String away =
        "{\"id\":\"o\",\"eventType\":\"outOfOffice\",\"start\":{\"dateTime\":\"2026-09-30T09:00:00+01:00\"},"
            + "\"end\":{\"dateTime\":\"2026-09-30T18:00:00+01:00\"}}";
    String oof =
        GRAPH.replace("\"type\":\"occurrence\"", "\"type\":\"occurrence\",\"showAs\":\"oof\"");

    assertThat(google(away)).extracting(Activity::kind).containsExactly(ActivityKind.ABSENCE);
    assertThat(graph(oof)).extracting(Activity::kind).containsExactly(ActivityKind.ABSENCE);
  }

  @Test
  void an_occurrence_takes_from_its_master_what_it_does_not_say() {
    assertThat(graph(GRAPH))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.id()).isEqualTo("uid-m/2026-09-08T07:00:00Z");
              assertThat(one.end()).isEqualTo("2026-09-08T08:00:00Z");
              assertThat(one.labels()).containsEntry("partstat", "tentative");
            });
    assertThat(graph(GRAPH).toString()).doesNotContain("secret").doesNotContain("bo@");
  }

  @ParameterizedTest
  @CsvSource({
    "\"type\":\"occurrence\", \"type\":\"occurrence\"^\"showAs\":\"free\"",
    "\"type\":\"occurrence\", \"type\":\"occurrence\"^\"showAs\":\"workingElsewhere\"",
    "\"type\":\"occurrence\", \"type\":\"occurrence\"^\"isCancelled\":true",
    "\"showAs\":\"busy\", \"isAllDay\":true",
    "tentativelyAccepted, declined",
  })
  void what_does_not_count_at_microsoft(String part, String instead) {
    assertThat(graph(GRAPH.replace(part, instead.replace('^', ',')))).isEmpty();
  }

  @Test
  void the_owner_is_known_by_any_address_and_by_the_answer_of_their_own_calendar() {
    SnapshotReader.Snapshot shouting =
        OnlineEntries.google("email:Ana@Example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL)
            .read(payload(GOOGLE.replace("Ana@Example.com", "ana.s@alias.example")), TIMES);
    String silent = GRAPH.replace("tentativelyAccepted", "none");
    String own = "\"type\":\"occurrence\",\"responseStatus\":{\"response\":\"%s\"}";

    assertThat(((Reading.Found) shouting.reading()).activities()).hasSize(1);
    assertThat(graph(silent.replace("\"type\":\"occurrence\"", own.formatted("declined"))))
        .isEmpty();
    assertThat(graph(silent.replace("\"type\":\"occurrence\"", own.formatted("accepted"))))
        .extracting(Activity::labels)
        .containsExactly(Map.of());
    assertThat(graph(silent.replace("ana@example.com", "everybody@example.com"))).hasSize(1);
    assertThat(
            graph(
                silent.replace(
                    "\"type\":\"occurrence\"", own.formatted("declined") + ",\"showAs\":\"oof\"")))
        .isEmpty();
  }

  @Test
  void a_day_off_begins_where_its_owner_is() {
    String day =
        "{\"id\":\"d\",\"type\":\"singleInstance\",\"iCalUId\":\"d\",\"isAllDay\":true,\"showAs\":\"oof\","
            + "\"start\":{\"dateTime\":\"2026-06-01T00:00:00.0000000\",\"timeZone\":\"UTC\"},"
            + "\"end\":{\"dateTime\":\"2026-06-02T00:00:00.0000000\",\"timeZone\":\"UTC\"}}";

    assertThat(
            activities(
                OnlineEntries.graph(
                    "email:ana@example.com",
                    () -> ZoneId.of("America/Los_Angeles"),
                    MeetingRules.USUAL),
                day))
        .extracting(one -> one.start() + " " + one.end())
        .containsExactly("2026-06-01T07:00:00Z 2026-06-02T07:00:00Z");
  }

  @Test
  void a_calendar_of_thousands_is_read() {
    StringBuilder many = new StringBuilder(GOOGLE);
    for (int i = 0; i < 4_000; i++) {
      many.append(',').append(GOOGLE.replace("e@google.com", "e" + i).replace("\"e_", "\"e" + i));
    }

    assertThat(google(many.toString())).hasSize(4_001);
  }

  @ParameterizedTest
  @CsvSource({
    "\"dateTime\":\"2026-09-24T00:00:00+02:00\", \"dateTime\":\"2026-09-25T00:00:00+02:00\", 0",
    "\"dateTime\":\"2026-09-24T00:00:00Z\", \"dateTime\":\"2026-09-26T00:00:00Z\", 0",
    "\"date\":\"2026-09-24\", \"date\":\"2026-09-25\", 0",
    "\"dateTime\":\"2026-09-24T00:00:00+02:00\", \"dateTime\":\"2026-09-24T01:00:00+02:00\", 1",
  })
  void a_day_written_as_times_is_no_meeting_at_google(String start, String end, int meetings) {
    String day =
        GOOGLE
            .replace("\"start\":{\"dateTime\":\"2026-09-24T10:00:00+02:00\"", "\"start\":{" + start)
            .replace("\"dateTime\":\"2026-09-24T10:30:00+02:00\"", end);

    assertThat(google(day)).hasSize(meetings);
  }

  @Test
  void a_time_without_an_offset_is_in_the_zone_beside_it() {
    String local =
        GOOGLE
            .replace("10:00:00+02:00", "10:00:00")
            .replace("10:30:00+02:00\"", "10:30:00\",\"timeZone\":\"Africa/Johannesburg\"");

    assertThat(google(local))
        .extracting(one -> one.start() + " " + one.end())
        .containsExactly("2026-09-24T08:00:00Z 2026-09-24T08:30:00Z");
  }
}
