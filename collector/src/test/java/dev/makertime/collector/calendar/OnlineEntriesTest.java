package dev.makertime.collector.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What entries of Google Calendar and Microsoft 365 become. */
class OnlineEntriesTest {
  private static final TimeWindow TIMES =
      new TimeWindow(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
  private static final String GOOGLE =
      """
      {"id":"e_20260924T080000Z","iCalUID":"e@google.com","recurringEventId":"e","status":"confirmed",
       "originalStartTime":{"dateTime":"2026-09-24T09:00:00+02:00"},"summary":"secret title","eventType":"default",
       "start":{"dateTime":"2026-09-24T10:00:00+02:00","timeZone":"Africa/Johannesburg"},
       "end":{"dateTime":"2026-09-24T10:30:00+02:00"},"organizer":{"email":"x@example.com"},"sequence":2,
       "attendees":[{"email":"x@example.com","organizer":true,"responseStatus":"accepted"},
                    {"email":"Ana@example.com","self":true,"responseStatus":"needsAction"}],
       "updated":"2026-09-20T08:00:00.000Z"}\
      """;
  private static final String GRAPH =
      """
      {"id":"m","type":"seriesMaster","iCalUId":"uid-m","subject":"secret title","showAs":"busy",
       "start":{"dateTime":"2026-09-01T09:00:00.0000000","timeZone":"W. Europe Standard Time"},
       "end":{"dateTime":"2026-09-01T10:00:00.0000000","timeZone":"W. Europe Standard Time"},
       "organizer":{"emailAddress":{"address":"bo@example.com"}},"lastModifiedDateTime":"2026-08-01T08:00:00Z",
       "attendees":[{"type":"required","status":{"response":"tentativelyAccepted"},"emailAddress":{"address":"ana@example.com"}},
                    {"type":"resource","status":{"response":"accepted"},"emailAddress":{"address":"room@example.com"}}]},
      {"id":"o","type":"occurrence","seriesMasterId":"m",
       "start":{"dateTime":"2026-09-08T09:00:00.0000000","timeZone":"W. Europe Standard Time"},
       "end":{"dateTime":"2026-09-08T10:00:00.0000000","timeZone":"W. Europe Standard Time"}}\
      """;

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

  @Test
  void an_entry_that_cannot_be_read_is_set_aside_alone() {
    String odd =
        GOOGLE.replace("2026-09-24T10:30:00+02:00", "SECRET").replace("e@google.com", "odd");

    SnapshotReader.Snapshot told =
        OnlineEntries.google("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL)
            .read(payload(GOOGLE + "," + odd), TIMES);

    assertThat(((Reading.Found) told.reading()).activities()).hasSize(1);
    assertThat(told.unreadable()).extracting(SnapshotReader.Unreadable::id).containsExactly("odd");
    assertThat(told.unreadable().toString()).doesNotContain("SECRET");
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

  @Test
  void what_is_cancelled_needs_no_facts_and_takes_its_entry_along() {
    String stub =
        "{\"id\":\"e_20260924T080000Z\",\"status\":\"cancelled\",\"recurringEventId\":\"e\"}";

    assertThat(google(stub)).isEmpty();
    assertThat(google(GOOGLE + "," + stub)).isEmpty();
    assertThat(google(stub + "," + GOOGLE)).hasSize(1);
    assertThat(graph(GRAPH + ",{\"id\":\"o\",\"@removed\":{\"reason\":\"deleted\"}}")).isEmpty();
  }

  @Test
  void the_later_version_of_an_entry_holds_wherever_it_stands() {
    String older = GOOGLE.replace("10:30:00", "11:30:00").replace("09-20T08", "09-19T08");

    for (String both : List.of(GOOGLE + "," + older, older + "," + GOOGLE)) {
      assertThat(google(both))
          .extracting(one -> String.valueOf(one.end()))
          .containsExactly("2026-09-24T08:30:00Z");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "\"responseStatus\":\"needsAction\", \"responseStatus\":\"perhaps\"",
    "\"sequence\":2, \"transparency\":\"half\"",
    "2026-09-24T10:30:00+02:00, 2026-09-24T09:30:00+02:00",
    "2026-09-24T10:30:00+02:00, 2026-09-24 10:30",
  })
  void an_entry_of_which_a_word_is_none_is_set_aside_at_google(String part, String instead) {
    assertAside(
        OnlineEntries.google("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL),
        GOOGLE.replace(part, instead));
  }

  @ParameterizedTest
  @CsvSource({
    "tentativelyAccepted, perhaps",
    "\"showAs\":\"busy\", \"showAs\":\"halfBusy\"",
    "2026-09-08T10:00:00, 2026-09-08T08:00:00",
    "\"id\":\"m\", \"id\":\"gone\"",
    "\"type\":\"occurrence\", \"type\":\"occurrence\"^\"isDraft\":true",
    "\"showAs\":\"busy\", \"showAs\":\"busy\"^\"isDraft\":true",
  })
  void an_entry_that_is_not_whole_or_not_sent_is_set_aside_at_microsoft(
      String part, String instead) {
    assertAside(
        OnlineEntries.graph("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL),
        GRAPH.replace(part, instead.replace('^', ',')));
  }

  @Test
  void an_occurrence_without_its_master_and_with_no_attendees_said_is_set_aside() {
    String alone = GRAPH.substring(GRAPH.indexOf("{\"id\":\"o\""));

    assertAside(
        OnlineEntries.graph("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL),
        alone.replace("\"type\"", "\"attendees\":null,\"type\""));
  }

  @Test
  void an_occurrence_that_carries_all_itself_needs_no_master() {
    String full =
        GRAPH
            .substring(0, GRAPH.indexOf(",\n{\"id\":\"o\""))
            .replace(
                "\"type\":\"seriesMaster\"", "\"type\":\"occurrence\",\"seriesMasterId\":\"gone\"");

    assertThat(graph(full)).hasSize(1);
  }

  private static void assertAside(OnlineEntries reader, String entries) {
    SnapshotReader.Snapshot told = reader.read(payload(entries), TIMES);

    assertThat(((Reading.Found) told.reading()).activities()).isEmpty();
    assertThat(told.unreadable()).hasSize(1);
  }

  private static List<Activity> google(String entries) {
    return activities(
        OnlineEntries.google("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL),
        entries);
  }

  private static List<Activity> graph(String entries) {
    return activities(
        OnlineEntries.graph("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL),
        entries);
  }

  private static List<Activity> activities(OnlineEntries reader, String entries) {
    SnapshotReader.Snapshot told = reader.read(payload(entries), TIMES);
    assertThat(told.unreadable()).isEmpty();
    return ((Reading.Found) told.reading()).activities();
  }

  private static Payload payload(String entries) {
    return new Payload(
        Map.of(), ("[" + entries + "]").getBytes(StandardCharsets.UTF_8), TIMES.from());
  }
}
