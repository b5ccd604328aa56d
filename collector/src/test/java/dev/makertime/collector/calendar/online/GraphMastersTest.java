package dev.makertime.collector.calendar.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.calendar.OnlineEntries;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.poll.FeedCursor;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Occurrences of Microsoft Graph whose series master does not come along. */
class GraphMastersTest {
  private static final TimeWindow TIMES =
      new TimeWindow(Instant.parse("2026-06-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z"));
  private static final Map<String, Object> OCCURRENCE =
      Map.of(
          "id", "o",
          "type", "occurrence",
          "seriesMasterId", "a/b+c=",
          "start", Map.of("dateTime", "2026-06-10T09:00:00.0000000", "timeZone", "UTC"),
          "end", Map.of("dateTime", "2026-06-10T09:30:00.0000000", "timeZone", "UTC"));
  private static final Map<String, Object> MASTER =
      Map.of(
          "id", "a/b+c=",
          "iCalUId", "uid",
          "type", "seriesMaster",
          "attendees",
              List.of(
                  Map.of(
                      "type",
                      "required",
                      "status",
                      Map.of("response", "accepted"),
                      "emailAddress",
                      Map.of("address", "ana@example.com"))),
          "organizer", Map.of("emailAddress", Map.of("address", "bo@example.com")));

  private Answer master = Answer.of(MASTER);

  @Test
  void a_master_that_is_missing_is_requested_once() throws Exception {
    try (ToolServer server = new ToolServer(this::answer)) {
      OnlineCalendar calendar = calendar(server);

      assertThat(meetings(calendar)).containsExactly("2026-06-10T09:00:00Z");
      assertThat(meetings(calendar)).hasSize(1);

      assertThat(server.asked())
          .filteredOn(path -> path.contains("/events/"))
          .containsExactly("/users/ana%40example.com/events/a%2Fb%2Bc%3D");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 410})
  void where_there_is_none_the_occurrence_is_set_aside_with_a_reason(int status) throws Exception {
    master = new Answer(status, Map.of(), Map.of());
    try (ToolServer server = new ToolServer(this::answer)) {
      SnapshotReader.Snapshot told = told(calendar(server));

      assertThat(told.unreadable())
          .singleElement()
          .satisfies(
              one ->
                  assertThat(one.why()).isEqualTo("an occurrence whose series master is missing"));
    }
  }

  @Test
  void an_answer_about_another_event_is_none() throws Exception {
    master = Answer.of(Map.of("id", "another", "attendees", List.of()));
    try (ToolServer server = new ToolServer(this::answer)) {
      assertThat(told(calendar(server)).unreadable()).hasSize(1);
    }
  }

  private Answer answer(Question question) {
    if (question.path().contains("/events/")) {
      return master;
    }
    return Answer.of(
        Map.of(
            "value",
            List.of(OCCURRENCE),
            "@odata.deltaLink",
            "/users/ana%40example.com/calendarView/delta?$deltatoken=1"));
  }

  private static OnlineCalendar calendar(ToolServer server) {
    HttpApi api =
        new HttpApi(
            server.url(), ApiLogin.anonymous(), Polling.CLOCK, time -> {}, Duration.ofMinutes(5));
    return GraphProtocol.calendar(
        api, "ana@example.com", LocalDate.parse("2026-06-01"), Polling.CLOCK);
  }

  private static SnapshotReader.Snapshot told(OnlineCalendar calendar) throws Exception {
    return OnlineEntries.graph("email:ana@example.com", () -> ZoneId.of("UTC"), MeetingRules.USUAL)
        .read(
            calendar.fetch(new FeedCursor("none", null, null, null, List.of())).orElseThrow(),
            TIMES);
  }

  private static List<String> meetings(OnlineCalendar calendar) throws Exception {
    SnapshotReader.Snapshot told = told(calendar);
    assertThat(told.unreadable()).isEmpty();
    return ((Reading.Found) told.reading())
        .activities().stream().map(one -> String.valueOf(one.start())).toList();
  }
}
