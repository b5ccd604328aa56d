package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.reporter.access.Role;
import dev.makertime.testkit.Days;
import dev.makertime.testkit.waiting.Pause;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTest {
  @AutoClose private final Served served;

  LiveTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
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
  void an_overview_has_only_teams_that_its_reader_may_see() throws Exception {
    try (Listener page = listen(lead(), "page=overview&name=ops", null)) {
      assertThat(page.sections(1)).containsExactly("overview");

      assertThat(page.all().get(0).data())
          .contains("\"team\":\"churn\"")
          .doesNotContain("\"team\":\"ops\"");
    }
  }

  @Test
  void an_overview_is_sent_again_once_one_of_its_teams_has_changed() throws Exception {
    try (Listener page = listen(served.secretOfThisMachine(), "page=overview", null)) {
      String before = page.next().data();

      served.take(
          List.of(
              Days.like(Days.day("ana", "2026-06-16", "churn"))
                  .meeting(7_200)
                  .technical(18_900)
                  .day()));

      assertThat(page.next().data()).isNotEqualTo(before).contains("\"team\":\"churn\"");
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
      Listener.Event event = again.next();
      assertThat(event.name()).isEqualTo("now");
      assertThat(event.data()).contains("\"people\":null", "\"runs\":1");
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
  void a_persons_page_opens_on_today_and_else_on_their_last_working_day() throws Exception {
    String ana = served.token(Role.ENGINEER, "ana");
    assertThat(served.getAs(ana, "/api/page?page=person").body())
        .contains("\"opensOn\":\"2026-06-17\"");

    served.clock.move(Duration.ofDays(4)); // to a Sunday

    assertThat(served.getAs(ana, "/api/page?page=person").body())
        .contains("\"opensOn\":\"2026-06-19\"");
  }

  @Test
  void a_small_teams_week_stays_as_it_was_shown() throws Exception {
    agree("tom", true);
    agree("amy", true);
    served.clock.move(Duration.ofDays(14));
    served.take(
        List.of(Days.day("tom", "2026-06-24", "ops"), Days.day("amy", "2026-06-24", "ops")));
    String lead = served.token(Role.LEAD, null, "ops");
    assertThat(trend(lead)).contains("\"available\":57600");

    served.take(List.of(Days.day("amy", "2026-06-24", "ops")));

    assertThat(trend(lead)).contains("\"available\":57600");
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

      Pause.soThatItWouldHaveHappened(Duration.ofMillis(1_500));

      assertThat(page.isQuiet()).isTrue();
    }
  }

  private void agree(String person, boolean agreed) throws Exception {
    String token = "Bearer " + served.token(Role.ENGINEER, person);
    String body = "{\"team\":\"ops\",\"agreed\":%s}".formatted(agreed);
    assertThat(served.post("/api/agreement", body, "Authorization", token).statusCode())
        .isEqualTo(204);
  }

  private String trend(String lead) throws Exception {
    return served.getAs(lead, "/api/page?page=team&name=ops").body();
  }

  private String lead() throws Exception {
    return served.token(Role.LEAD, null, "churn");
  }

  private static Activity wait(String person, Instant start) {
    return activity("wait", person, ActivityKind.WAIT, start, null);
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
}
