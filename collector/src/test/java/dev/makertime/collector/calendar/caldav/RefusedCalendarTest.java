package dev.makertime.collector.calendar.caldav;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.poll.CalendarPoller;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.model.Activity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account of several calendars, of which the server lists one and then refuses it. */
class RefusedCalendarTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-20T12:00:00Z"), ZoneOffset.UTC);
  private static final String OK = "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>";

  private final Map<String, Set<String>> events = new TreeMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final KeepingInbox inbox = new KeepingInbox();
  private final MemoryCursors cursors = new MemoryCursors();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CollectorMetrics metrics = new CollectorMetrics(meters, CLOCK);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    events.put("/home/team/", new TreeSet<>(List.of("plan")));
    events.put("/home/work/", new TreeSet<>(List.of("standup", "review")));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 410, 423, 500, 503})
  void a_refused_calendar_stops_no_other(int status) {
    refused.put("/home/team/", status);

    assertThat(poll(account())).isTrue();

    assertThat(standing()).containsExactly("review", "standup");
    assertThat(meters.get("makertime.collector.gaps").gauge().value()).isEqualTo(1);
  }

  @Test
  void the_account_covers_no_time_until_all_are_read() {
    refused.put("/home/team/", 403);
    poll(account());
    assertThat(inbox.coverage).isEmpty();

    refused.clear();
    poll(account());

    assertThat(inbox.coverage).hasSize(1);
    assertThat(standing()).containsExactly("plan", "review", "standup");
    assertThat(meters.get("makertime.collector.gaps").gauge().value()).isZero();
  }

  @Test
  void what_a_refused_calendar_had_stays_also_after_a_restart() {
    poll(account());
    refused.put("/home/team/", 403);

    poll(account());

    assertThat(standing()).containsExactly("plan", "review", "standup");
  }

  @Test
  void what_was_deleted_meanwhile_is_taken_back_once_all_are_read() {
    CalDavAccount account = account();
    poll(account);
    refused.put("/home/team/", 403);
    event("/home/work/").remove("review");
    poll(account);
    assertThat(standing()).containsExactly("plan", "review", "standup");

    refused.clear();
    poll(account);

    assertThat(standing()).containsExactly("plan", "standup");
  }

  @Test
  void an_account_of_which_all_is_refused_fails() {
    refused.put("/home/team/", 403);
    refused.put("/home/work/", 403);

    assertThat(poll(account())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 429})
  void an_account_that_is_refused_itself_fails(int status) {
    refused.put("/home/team/", status);

    assertThat(poll(account())).isFalse();
  }

  private CalDavAccount account() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new CalDavAccount(url, "ana", "pw", CLOCK);
  }

  private boolean poll(CalDavAccount account) {
    return new CalendarPoller(
            "dav",
            new CalendarFeed(
                Optional.of("email:ana@example.com"),
                identity -> true,
                ZoneId.of("UTC"),
                MeetingRules.USUAL),
            LocalDate.parse("2026-09-01"),
            account,
            new PollerContext(inbox, cursors, metrics, CLOCK))
        .poll();
  }

  private List<String> standing() {
    return inbox.latest().stream()
        .filter(one -> !one.retracted())
        .map(Activity::id)
        .map(id -> id.replace("dav/", ""))
        .sorted()
        .toList();
  }

  private Set<String> event(String calendar) {
    return events.computeIfAbsent(calendar, missing -> new TreeSet<>());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      byte[] answer = answer(path).getBytes(StandardCharsets.UTF_8);
      int usual = asked.contains("sync-collection") ? 501 : 207; // as of a server without tokens
      exchange.sendResponseHeaders(refused.getOrDefault(path, usual), answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  /** The home, the list of calendars, and of a calendar all events. */
  private String answer(String path) {
    String parts =
        switch (path) {
          case "/" ->
              response("/", "<c:calendar-home-set><d:href>/home/</d:href></c:calendar-home-set>");
          case "/home/" ->
              events.keySet().stream()
                  .map(one -> response(one, "<d:resourcetype><c:calendar/></d:resourcetype>"))
                  .collect(Collectors.joining());
          default ->
              event(path).stream()
                  .map(uid -> response(path + uid + ".ics", properties(uid)))
                  .collect(Collectors.joining());
        };
    return "<d:multistatus xmlns:d='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'>"
        + parts
        + "</d:multistatus>";
  }

  private static String response(String path, String properties) {
    return "<d:response><d:href>%s</d:href><d:propstat><d:prop>%s</d:prop>%s"
        .formatted(path, properties, OK);
  }

  private static String properties(String uid) {
    return """
        <d:getetag>"1"</d:getetag><c:calendar-data>BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:20260901T000000Z
        DTSTART:20261020T130000Z
        DURATION:PT30M
        ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.com
        ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com
        END:VEVENT
        END:VCALENDAR
        </c:calendar-data>"""
        .formatted(uid);
  }
}
