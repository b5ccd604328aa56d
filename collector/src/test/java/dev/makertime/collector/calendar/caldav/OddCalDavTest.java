package dev.makertime.collector.calendar.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.poll.FeedCursor;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of a CalDAV server of which one part is not what it ought to be. */
class OddCalDavTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-20T12:00:00Z"), ZoneOffset.UTC);
  private static final String HEAD =
      "<d:multistatus xmlns:d='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'>";
  private static final String OK = "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";
  private static final String ITSELF =
      HEAD
          + "<d:response><d:href>/cal/</d:href><d:propstat><d:prop><d:resourcetype><c:calendar/>"
          + "</d:resourcetype></d:prop>"
          + OK
          + "</d:multistatus>";
  private static final String LIST =
      HEAD
          + "<d:response><d:href>/cal/a.ics</d:href><d:propstat><d:prop>"
          + "<d:getetag>\"1\"</d:getetag></d:prop>"
          + OK
          + "<d:sync-token>t1</d:sync-token></d:multistatus>";
  private static final String EVENT =
      "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nDTSTAMP:20260901T000000Z\n"
          + "DTSTART:20261020T130000Z\nDURATION:PT30M\nATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.com\n"
          + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com\nEND:VEVENT\nEND:VCALENDAR\n";
  private static final String EVENTS =
      HEAD
          + "<d:response><d:href>/cal/a.ics</d:href><d:propstat><d:prop>"
          + "<d:getetag>\"1\"</d:getetag><c:calendar-data>"
          + EVENT
          + "</c:calendar-data></d:prop>"
          + OK
          + "</d:multistatus>";

  private final Map<String, String> answers = new HashMap<>();
  private final Map<String, Integer> statuses = new HashMap<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    answers.put("itself", ITSELF);
    answers.put("list", LIST);
    answers.put("events", EVENTS);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list | <d:getetag>\"1\"</d:getetag> | <d:getetag/>",
        "list | <d:getetag>\"1\"</d:getetag> | <x/>",
        "list | /cal/a.ics | /cal/%61.ics",
        "list | /cal/a.ics | ./a.ics",
        "list | HTTP/1.1 200 OK | HTTP/2 200",
        "list | <d:sync-token> | <d:response><d:href>/cal/</d:href></d:response><d:sync-token>",
        "events | /cal/a.ics | /cal/%61.ics",
        "events | UID:a | UID:\ud83e\udd26 模型 \u202e",
        "events | DTSTART:20261020T130000Z | DTSTART;TZID=Europe/Lisbon:20261020T140000",
        "events | DURATION:PT30M | DTEND:20261020T133000Z",
        "itself | <c:calendar/> | <d:collection/><c:calendar/>",
      })
  void what_does_not_matter_changes_nothing(String which, String part, String instead)
      throws Exception {
    change(which, part, instead);

    SnapshotReader.Snapshot told = told();
    assertThat(told.unreadable()).isEmpty();
    assertThat(((Reading.Found) told.reading()).activities()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list | <d:sync-token>t1</d:sync-token> | <x/>",
        "list | </d:multistatus> | <!-- cut",
        "list | <d:href>/cal/a.ics</d:href> | <x/>",
        "list | /cal/a.ics | http://127.0.0.9:1/cal/a.ics",
        "list | /cal/a.ics | /cal/other.ics",
        "list | d:multistatus | d:multi",
        "events | HTTP/1.1 200 OK | HTTP/1.1 500 Oops",
        "events | HTTP/1.1 200 OK | HTTP/1.1 403 Forbidden",
        "events | /cal/a.ics | /cal/b.ics",
        "events | UID:a | UID:&nbsp;",
        "itself | <d:href>/cal/</d:href> | <x/>",
        "itself | <c:calendar/> | <x/>",
      })
  void what_cannot_be_read_fails_the_poll_and_takes_nothing_back(
      String which, String part, String instead) {
    change(which, part, instead);

    assertThatThrownBy(this::told).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:2026",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nDTSTART:20261020T240000Z\nEND:VEVENT\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nDTSTART:99991020T\nEND:VEVENT\nEND:VCALENDAR",
        "no calendar at all",
      })
  void an_event_without_a_whole_text_is_set_aside(String text) throws Exception {
    change("events", EVENT, text);

    SnapshotReader.Snapshot told = told();
    assertThat(told.unreadable()).hasSize(1);
    assertThat(((Reading.Found) told.reading()).activities()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void what_is_gone_while_it_is_read_is_gone(int status) throws Exception {
    change(
        "events",
        EVENTS,
        HEAD
            + "<d:response><d:href>/cal/a.ics</d:href><d:status>HTTP/1.1 "
            + status
            + " Gone</d:status></d:response></d:multistatus>");

    assertThat(((Reading.Found) told().reading()).activities()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429, 500, 503})
  void a_refusal_in_the_middle_fails_the_poll(int status) {
    statuses.put("events", status);

    assertThatThrownBy(this::told).hasMessageContaining(String.valueOf(status));
  }

  @Test
  void a_list_that_names_an_event_twice_has_it_once() throws Exception {
    change(
        "list", "<d:response>", "<d:response><d:href>/cal/a.ics</d:href></d:response><d:response>");

    assertThat(((Reading.Found) told().reading()).activities()).hasSize(1);
  }

  private void change(String which, String part, String instead) {
    String answer = String.valueOf(answers.get(which));
    assertThat(answer).contains(part);
    answers.put(which, answer.replace(part, instead));
  }

  private SnapshotReader.Snapshot told() throws IOException, InterruptedException {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cal/");
    CalendarFeed feed =
        new CalendarFeed(
            Optional.of("email:ana@example.com"),
            identity -> true,
            ZoneId.of("UTC"),
            MeetingRules.USUAL);
    TimeWindow window =
        new TimeWindow(
            Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
    return feed.read(
        new CalDavAccount(url, "ana", "pw", CLOCK).fetch(FeedCursor.START).orElseThrow(), window);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String which =
          body.contains("sync-collection")
              ? "list"
              : body.contains("calendar-multiget") ? "events" : "itself";
      byte[] answer = String.valueOf(answers.get(which)).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(statuses.getOrDefault(which, 207), answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
