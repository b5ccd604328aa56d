package dev.makertime.collector.calendar.caldav;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.calendar.CalendarFeed;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.poll.CalendarPoller;
import dev.makertime.collector.calendar.poll.FeedCursor;
import dev.makertime.collector.outbound.SafeHttp;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.model.Activity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calendars on a real CalDAV server, from which things vanish and in which things change. */
class CalDavAccountTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-10-20T12:00:00Z"), ZoneOffset.UTC);
  private static final String BOTH =
      "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ana@example.com\n"
          + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:bo@example.com\n";

  @TempDir Path directory;

  private final KeepingInbox inbox = new KeepingInbox();
  private final MemoryCursors cursors = new MemoryCursors();
  private Radicale server;
  private CalDavAccount account;

  @BeforeEach
  void start() throws Exception {
    Assumptions.assumeTrue(
        Radicale.isThere(), "needs a CalDAV server: apt-get install radicale, in the PATH");
    server = new Radicale(directory);
    server.makeCalendar("work");
    server.makeCalendar("team");
    account = account(server.url());
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void what_changes_and_what_vanishes_is_published() throws Exception {
    server.put("work/standup.ics", series("standup", "20261019T090000", 3));
    server.put("team/plan.ics", event("plan", "20261020T130000"));
    poll(account);
    assertThat(standing())
        .containsExactly(
            "plan 13:00 of 20",
            "standup/2026-10-19T09:00:00Z 09:00 of 19",
            "standup/2026-10-20T09:00:00Z 09:00 of 20",
            "standup/2026-10-21T09:00:00Z 09:00 of 21");

    server.put("team/plan.ics", event("plan", "20261020T150000"));
    server.delete("work/standup.ics");
    server.put("work/new.ics", event("new", "20261021T100000"));
    poll(account);

    assertThat(standing()).containsExactly("new 10:00 of 21", "plan 15:00 of 20");
  }

  @Test
  void the_same_meeting_in_two_calendars_counts_once_until_it_is_in_none() throws Exception {
    server.put("work/plan.ics", event("plan", "20261020T130000"));
    server.put("team/plan.ics", event("plan", "20261020T130000"));
    poll(account);
    server.delete("team/plan.ics");
    poll(account);
    assertThat(standing()).containsExactly("plan 13:00 of 20");

    server.delete("work/plan.ics");
    poll(account);

    assertThat(standing()).isEmpty();
  }

  @Test
  void a_token_that_is_not_valid_any_more_begins_anew() throws Exception {
    server.put("work/a.ics", event("a", "20261020T130000"));
    server.put("work/b.ics", event("b", "20261020T140000"));
    poll(account);
    server.delete("work/a.ics");
    server.forgetTokens();

    poll(account);

    assertThat(standing()).containsExactly("b 14:00 of 20");
  }

  @Test
  void a_process_that_starts_anew_says_nothing_twice() throws Exception {
    server.put("work/a.ics", event("a", "20261020T130000"));
    poll(account);
    poll(account(server.url()));

    assertThat(inbox.kept).hasSize(1);
    assertThat(account(server.url()).fetch(cursors.get("dav", FeedCursor.class, FeedCursor.START)))
        .isEmpty();
  }

  @Test
  void the_url_may_be_of_the_user_or_of_a_single_calendar() throws Exception {
    server.put("work/a.ics", event("a", "20261020T130000"));
    server.put("team/b.ics", event("b", "20261020T140000"));

    assertThat(account(server.url().resolve("/ana/")).check()).isEqualTo("calendars: 2");
    assertThat(account(server.url().resolve("/ana/work/")).check()).isEqualTo("calendars: 1");
    poll(account(server.url().resolve("/ana/work/")));
    assertThat(standing()).containsExactly("a 13:00 of 20");
  }

  @Test
  void an_address_with_a_space_is_one_and_another_server_is_refused() throws Exception {
    URI base = URI.create("https://dav.example.com/cal/");

    assertThat(SafeHttp.sameServer(base, "/cal/Review with Bob.ics"))
        .hasToString("https://dav.example.com/cal/Review%20with%20Bob.ics");
    for (String elsewhere :
        List.of("http://dav.example.com/", "https://other.example/", "mailto:Bob@x.example")) {
      assertThatThrownBy(() -> SafeHttp.sameServer(base, elsewhere))
          .hasMessageContaining("another server")
          .hasMessageNotContaining("Bob");
    }
  }

  @Test
  void a_wrong_password_is_said() {
    assertThatThrownBy(() -> new CalDavAccount(server.url(), "ana", "wrong", CLOCK).check())
        .hasMessageContaining("401");
  }

  @Test
  void an_answer_with_a_document_type_is_refused() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><multistatus>&e;</multistatus>";

    assertThatThrownBy(() -> Multistatus.of(bomb.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasMessage("the answer is no XML");
  }

  private static CalDavAccount account(URI url) {
    return new CalDavAccount(url, Radicale.USER, Radicale.PASSWORD, CLOCK);
  }

  private void poll(CalDavAccount from) {
    boolean read =
        new CalendarPoller(
                "dav",
                new CalendarFeed(
                    Optional.of("email:ana@example.com"),
                    identity -> true,
                    ZoneId.of("UTC"),
                    MeetingRules.USUAL),
                LocalDate.parse("2026-09-01"),
                from,
                new PollerContext(
                    inbox, cursors, new CollectorMetrics(new SimpleMeterRegistry(), CLOCK), CLOCK))
            .poll();
    assertThat(read).isTrue();
  }

  private List<String> standing() {
    return inbox.latest().stream()
        .filter(one -> !one.retracted())
        .map(CalDavAccountTest::line)
        .sorted()
        .toList();
  }

  private static String line(Activity one) {
    String start = String.valueOf(one.start());
    return "%s %s of %s"
        .formatted(one.id().replace("dav/", ""), start.substring(11, 16), start.substring(8, 10));
  }

  private static String series(String uid, String start, int count) {
    return event(uid, start).replace("DURATION", "RRULE:FREQ=DAILY;COUNT=" + count + "\nDURATION");
  }

  private static String event(String uid, String start) {
    return "BEGIN:VEVENT\nUID:%s\nDTSTAMP:20260901T000000Z\nDTSTART:%sZ\nDURATION:PT30M\n%sEND:VEVENT\n"
        .formatted(uid, start, BOTH);
  }
}
