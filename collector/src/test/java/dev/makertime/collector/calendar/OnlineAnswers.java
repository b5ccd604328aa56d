package dev.makertime.collector.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.model.Activity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Entries of Google Calendar and Microsoft 365 as their APIs answer, and what is read of them. */
final class OnlineAnswers {
  static final TimeWindow TIMES =
      new TimeWindow(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

  static final String GOOGLE =
      """
      {"id":"e_20260924T080000Z","iCalUID":"e@google.com","recurringEventId":"e","status":"confirmed",
       "originalStartTime":{"dateTime":"2026-09-24T09:00:00+02:00"},"summary":"secret title","eventType":"default",
       "start":{"dateTime":"2026-09-24T10:00:00+02:00","timeZone":"Africa/Johannesburg"},
       "end":{"dateTime":"2026-09-24T10:30:00+02:00"},"organizer":{"email":"x@example.com"},"sequence":2,
       "attendees":[{"email":"x@example.com","organizer":true,"responseStatus":"accepted"},
                    {"email":"Ana@example.com","self":true,"responseStatus":"needsAction"}],
       "updated":"2026-09-20T08:00:00.000Z"}\
      """;

  static final String GRAPH =
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

  private OnlineAnswers() {}

  static void assertAside(OnlineEntries reader, String entries) {
    SnapshotReader.Snapshot told = reader.read(payload(entries), TIMES);

    assertThat(((Reading.Found) told.reading()).activities()).isEmpty();
    assertThat(told.unreadable()).hasSize(1);
  }

  static List<Activity> google(String entries) {
    return activities(
        OnlineEntries.google("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL),
        entries);
  }

  static List<Activity> graph(String entries) {
    return activities(
        OnlineEntries.graph("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL),
        entries);
  }

  static List<Activity> activities(OnlineEntries reader, String entries) {
    SnapshotReader.Snapshot told = reader.read(payload(entries), TIMES);
    assertThat(told.unreadable()).isEmpty();
    return ((Reading.Found) told.reading()).activities();
  }

  static Payload payload(String entries) {
    return new Payload(
        Map.of(), ("[" + entries + "]").getBytes(StandardCharsets.UTF_8), TIMES.from());
  }
}
