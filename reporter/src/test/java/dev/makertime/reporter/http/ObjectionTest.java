package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.reporter.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One's own day, and what one says against it. */
class ObjectionTest {
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

  private int post(String token, String path, String body) throws Exception {
    return served.post(path, body, "Authorization", "Bearer " + token).statusCode();
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
}
