package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.Days;
import dev.makertime.reporter.access.Role;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTest {
  @TempDir Path directory;
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.guarded(directory);
    served.take(AccessTest.days());
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void a_page_comes_whole_and_then_only_what_has_changed() throws Exception {
    try (Listener page = listen(lead(), "page=team&name=churn", null)) {
      assertThat(page.sections(7))
          .contains("now", "today", "week", "trend", "subjects", "coverage", "unattributed");

      served.takeEvidence(wait("ana", Served.NOW.minusSeconds(600)));

      assertThat(page.next().name()).isEqualTo("now");
      assertThat(page.isQuiet()).isTrue();
    }
  }

  @Test
  void a_change_of_another_team_is_not_sent() throws Exception {
    try (Listener page = listen(lead(), "page=team&name=churn", null)) {
      page.sections(7);

      served.takeEvidence(wait("tom", Served.NOW.minusSeconds(600)));

      assertThat(page.isQuiet()).isTrue();
    }
  }

  @Test
  void who_comes_back_is_told_what_changed_meanwhile_and_no_more() throws Exception {
    String lead = lead();
    String last;
    try (Listener page = listen(lead, "page=team&name=churn", null)) {
      page.sections(7);
      last = page.lastId();
    }
    served.takeEvidence(wait("ana", Served.NOW.minusSeconds(600)));

    try (Listener again = listen(lead, "page=team&name=churn", last)) {
      Event event = again.next();
      assertThat(event.name()).isEqualTo("now");
      assertThat(event.data()).contains("\"people\":1");
      assertThat(again.isQuiet()).isTrue();
    }
  }

  @Test
  void who_knows_another_run_is_told_everything() throws Exception {
    try (Listener page = listen(lead(), "page=team&name=churn", "other.12")) {
      assertThat(page.sections(7)).hasSize(7);
    }
  }

  @Test
  void a_token_taken_back_ends_the_stream() throws Exception {
    try (Listener page = listen(lead(), "page=team&name=churn", null)) {
      page.sections(7);

      served.tokens.revoke(served.tokens.all().get(0).id());

      assertThat(page.next().name()).isEqualTo("gone");
    }
  }

  @Test
  void a_team_of_too_few_is_withheld_in_the_stream_itself() throws Exception {
    String lead = served.token(Role.LEAD, null, "ops");
    try (Listener page = listen(lead, "page=team&name=ops", null)) {
      assertThat(page.sections(4)).contains("small", "trend", "coverage", "unattributed");
      assertThat(page.all()).noneMatch(event -> event.data().contains("\"available\":57600"));
    }
  }

  @Test
  void a_small_team_that_agrees_is_shown_weeks_that_are_over_and_none_if_one_does_not()
      throws Exception {
    String lead = served.token(Role.LEAD, null, "ops");
    agree("tom", true);
    agree("amy", true);
    assertThat(trend(lead)).contains("\"from\":\"2026-06-22\"").doesNotContain("57600");

    served.clock.move(Duration.ofDays(14));
    List<EngineerDay> later = new ArrayList<>();
    Served.OPS.forEach(id -> later.add(Days.day(id, "2026-06-24", "ops")));
    Served.OPS.forEach(id -> later.add(Days.day(id, "2026-07-01", "ops")));
    served.take(later);
    assertThat(trend(lead))
        .contains("2026-W26")
        .contains("57600")
        .doesNotContain("2026-W25")
        .doesNotContain("2026-W27");

    agree("tom", false);
    assertThat(trend(lead)).doesNotContain("57600");
  }

  @Test
  void weeks_of_somebody_who_never_agreed_are_not_shown_by_those_who_do() throws Exception {
    agree("tom", true);
    agree("amy", true);
    served.clock.move(Duration.ofDays(14));
    List<EngineerDay> later = new ArrayList<>();
    Served.OPS.forEach(id -> later.add(Days.day(id, "2026-06-24", "ops")));
    later.add(Days.day("gone", "2026-06-24", "ops"));
    served.take(later);

    assertThat(trend(served.token(Role.LEAD, null, "ops"))).doesNotContain("2026-W26");
  }

  @Test
  void a_cookie_of_before_does_not_end_the_stream_of_a_token() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(served.uri("/api/live?page=team&name=churn"))
            .header("Authorization", "Bearer " + lead())
            .header("Cookie", "makertime=stale")
            .build();
    try (Listener page =
        new Listener(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofInputStream())
                .body())) {
      page.sections(7);

      Thread.sleep(1_500);

      assertThat(page.isQuiet()).isTrue();
    }
  }

  @Test
  void ones_day_says_of_each_piece_what_became_of_it() throws Exception {
    served.takeEvidence(meeting("ana", "2026-06-16T09:00:00Z", "2026-06-16T18:00:00Z"));
    String ana = served.token(Role.ENGINEER, "ana");

    String day = served.getAs(ana, "/api/day?date=2026-06-16").body();

    assertThat(day)
        .contains("\"kind\":\"meeting\",\"start\":\"2026-06-16T09:00:00Z\"")
        .contains("\"counted\":28800,\"why\":{\"outside\":3600}")
        .contains(
            "\"segments\":[{\"kind\":\"meeting\",\"start\":\"2026-06-16T09:00:00Z\",\"end\":\"2026-06-16T17:00:00Z\"");
  }

  @Test
  void an_objection_holds_against_the_source_and_shows_as_ones_own() throws Exception {
    served.takeEvidence(meeting("ana", "2026-06-16T09:00:00Z", "2026-06-16T10:00:00Z"));
    String ana = served.token(Role.ENGINEER, "ana");
    String piece = "{\"identity\":\"gitlab:ana\",\"id\":\"meeting\"}";

    assertThat(post(ana, "/api/objections/wrong", piece)).isEqualTo(202);
    served.takeEvidence(meeting("ana", "2026-06-16T09:00:00Z", "2026-06-16T11:00:00Z"));

    String objected = served.getAs(ana, "/api/day?date=2026-06-16").body();
    assertThat(objected).contains("\"objected\":true").contains("\"meeting\":0");
    assertThat(post(ana, "/api/objections/right", piece)).isEqualTo(202);
    assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body())
        .contains("\"objected\":false")
        .contains("\"meeting\":3600");
  }

  @Test
  void what_had_not_ended_is_not_brought_back_for_it_would_never_end() throws Exception {
    served.takeEvidence(wait("ana", Served.NOW.minusSeconds(600)));
    String ana = served.token(Role.ENGINEER, "ana");
    String piece = "{\"identity\":\"gitlab:ana\",\"id\":\"wait\"}";

    assertThat(post(ana, "/api/objections/right", piece)).isEqualTo(400);
    assertThat(post(ana, "/api/objections/wrong", piece)).isEqualTo(202);
    assertThat(post(ana, "/api/objections/right", piece)).isEqualTo(400);
  }

  @Test
  void what_is_missing_can_be_added_and_only_to_ones_own() throws Exception {
    String ana = served.token(Role.ENGINEER, "ana");
    String rui = served.token(Role.ENGINEER, "rui");

    assertThat(
            post(
                ana,
                "/api/objections/missing",
                """
                {"kind":"manual","start":"2026-06-16T09:00:00Z","end":"2026-06-16T10:00:00Z"}"""))
        .isEqualTo(202);

    assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body())
        .contains("\"own\":true")
        .contains("\"manual\":3600");
    Activity own =
        served.store.activities().between(Served.NOW.minus(Duration.ofDays(5)), Served.NOW).get(0);
    assertThat(
            post(
                rui,
                "/api/objections/wrong",
                "{\"identity\":\"%s\",\"id\":\"%s\"}".formatted(own.identity(), own.id())))
        .isEqualTo(403);
  }

  @Test
  void what_cannot_have_been_is_refused() throws Exception {
    String ana = served.token(Role.ENGINEER, "ana");

    assertThat(
            List.of(
                missing(ana, "manual", "2026-06-16T10:00:00Z", "2026-06-16T09:00:00Z"),
                missing(ana, "presence", "2026-06-16T09:00:00Z", "2026-06-16T10:00:00Z"),
                missing(ana, "manual", "2027-06-16T09:00:00Z", "2027-06-16T10:00:00Z"),
                missing(ana, "manual", "2020-06-16T09:00:00Z", "2020-06-16T10:00:00Z"),
                post(ana, "/api/objections/missing", "[]"),
                post(ana, "/api/objections/wrong", "{}")))
        .containsOnly(400);
  }

  private int missing(String token, String kind, String start, String end) throws Exception {
    return post(
        token,
        "/api/objections/missing",
        "{\"kind\":\"%s\",\"start\":\"%s\",\"end\":\"%s\"}".formatted(kind, start, end));
  }

  private void agree(String person, boolean agreed) throws Exception {
    String token = served.token(Role.ENGINEER, person);
    assertThat(post(token, "/api/agreement", "{\"team\":\"ops\",\"agreed\":%s}".formatted(agreed)))
        .isEqualTo(204);
  }

  private String trend(String lead) throws Exception {
    return served.getAs(lead, "/api/page?page=team&name=ops").body();
  }

  private int post(String token, String path, String body) throws Exception {
    return served.post(path, body, "Authorization", "Bearer " + token).statusCode();
  }

  private String lead() throws Exception {
    return served.token(Role.LEAD, null, "churn");
  }

  private static Activity wait(String person, Instant start) {
    return activity("wait", person, ActivityKind.WAIT, start, null);
  }

  private static Activity meeting(String person, String start, String end) {
    return activity(
        "meeting", person, ActivityKind.MEETING, Instant.parse(start), Instant.parse(end));
  }

  private static Activity activity(
      String id, String person, ActivityKind kind, Instant start, @Nullable Instant end) {
    return new Activity(
        id, 1, "gitlab:" + person, kind, start, null, end, null, "churn", Map.of(), false);
  }

  private Listener listen(String token, String query, @Nullable String lastId) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(served.uri("/api/live?" + query))
            .header("Authorization", "Bearer " + token);
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    return new Listener(
        HttpClient.newHttpClient()
            .send(request.build(), HttpResponse.BodyHandlers.ofInputStream())
            .body());
  }

  record Event(String name, String id, String data) {}

  /** Somebody who listens to a page. */
  static final class Listener implements AutoCloseable {
    private final InputStream in;
    private final LinkedBlockingQueue<Event> coming = new LinkedBlockingQueue<>();
    private final List<Event> all = new ArrayList<>();

    Listener(InputStream in) {
      this.in = in;
      Thread thread = new Thread(this::read, "listener");
      thread.setDaemon(true);
      thread.start();
    }

    private void read() {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        String name = "";
        String id = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("event: ")) {
            name = line.substring(7);
          } else if (line.startsWith("id: ")) {
            id = line.substring(4);
          } else if (line.startsWith("data: ")) {
            data = line.substring(6);
          } else if (line.isEmpty() && !name.isEmpty()) {
            coming.add(new Event(name, id, data));
            name = "";
          }
        }
      } catch (java.io.IOException e) {
        coming.add(new Event("closed", "", ""));
      }
    }

    Event next() throws InterruptedException {
      Event event = coming.poll(10, TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      all.add(event);
      return event;
    }

    List<String> sections(int count) throws InterruptedException {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        names.add(next().name());
      }
      return names;
    }

    boolean isQuiet() throws InterruptedException {
      return coming.poll(700, TimeUnit.MILLISECONDS) == null;
    }

    String lastId() {
      return all.get(all.size() - 1).id();
    }

    List<Event> all() {
      return all;
    }

    @Override
    public void close() throws java.io.IOException {
      in.close();
    }
  }
}
