package dev.makertime.reporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.reporter.access.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One's own day, and what one says against it. */
class ObjectionTest {
  @AutoClose private final Served served;

  ObjectionTest(@TempDir Path directory) throws Exception {
    served = Served.guarded(directory);
    served.take(ServedDays.all());
  }

  @Test
  void ones_day_says_of_each_piece_what_became_of_it() throws Exception {
    served.takeEvidence(meeting("ana", "2026-06-16T09:00:00Z", "2026-06-16T18:00:00Z"));
    String ana = served.token(Role.ENGINEER, "ana");

    String day = served.getAs(ana, "/api/day?date=2026-06-16").body();

    assertThat(day)
        .contains("\"kind\":\"meeting\",\"start\":\"2026-06-16T09:00:00Z\"")
        .contains("\"counted\":28800,\"why\":{\"outside\":3600}")
        .contains("\"says\":[\"Meetings are unknown: no source was read for this day.\"")
        .contains("\"known\":{\"meetings\":\"unknown\",\"tools\":\"unknown\"}")
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
        .as("as its source says by now")
        .contains("\"meeting\":7200");
  }

  @ParameterizedTest
  @ValueSource(longs = {1_800_000_000_000_000_000L, 1L << 62, Long.MAX_VALUE})
  void an_objection_holds_against_a_source_of_any_revision(long revision) throws Exception {
    Activity high = said(revision, "2026-06-16T09:00:00Z", "2026-06-16T09:30:00Z", false);
    served.takeEvidence(high);
    String ana = served.token(Role.ENGINEER, "ana");
    String piece = "{\"identity\":\"gitlab:ana\",\"id\":\"meeting\"}";

    assertThat(post(ana, "/api/objections/wrong", piece)).isEqualTo(202);
    served.takeEvidence(high);
    served.store.activities().save();

    assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body())
        .contains("\"objected\":true")
        .contains("\"meeting\":0");
    assertThat(post(ana, "/api/objections/right", piece)).isEqualTo(202);
    assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body()).contains("\"meeting\":1800");
  }

  @Test
  void a_link_that_is_no_web_address_is_not_shown() throws Exception {
    Instant start = Instant.parse("2026-06-16T09:00:00Z");
    for (String url : List.of("javascript:alert(1)", "https://ci.example.com/1")) {
      served.takeEvidence(
          new Activity(
              "linked " + url.length(),
              1,
              "gitlab:ana",
              ActivityKind.MANUAL,
              start,
              null,
              start.plusSeconds(600),
              null,
              "churn",
              Map.of("url", url),
              false));
    }

    String day =
        served.getAs(served.token(Role.ENGINEER, "ana"), "/api/day?date=2026-06-16").body();

    assertThat(day).contains("https://ci.example.com/1").doesNotContain("javascript:");
  }

  @Test
  void an_objection_taken_back_leaves_the_word_to_its_source() throws Exception {
    served.takeEvidence(meeting("ana", "2026-06-16T09:00:00Z", "2026-06-16T09:30:00Z"));
    String ana = served.token(Role.ENGINEER, "ana");
    String piece = "{\"identity\":\"gitlab:ana\",\"id\":\"meeting\"}";
    assertThat(post(ana, "/api/objections/wrong", piece)).isEqualTo(202);
    served.takeEvidence(said(2, "2026-06-16T11:00:00Z", "2026-06-16T11:45:00Z", false));
    served.store.activities().save();

    assertThat(post(ana, "/api/objections/right", piece)).isEqualTo(202);
    assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body()).contains("\"meeting\":2700");

    served.store.activities().save();
    served.takeEvidence(said(3, "2026-06-16T11:00:00Z", "2026-06-16T11:45:00Z", true));
    assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body()).contains("\"meeting\":0");
    served.store.activities().save();
    assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body()).contains("\"meeting\":0");
  }

  @Test
  void it_can_be_objected_to_again() throws Exception {
    served.takeEvidence(meeting("ana", "2026-06-16T09:00:00Z", "2026-06-16T09:30:00Z"));
    String ana = served.token(Role.ENGINEER, "ana");
    String piece = "{\"identity\":\"gitlab:ana\",\"id\":\"meeting\"}";

    for (int i = 0; i < 3; i++) {
      assertThat(post(ana, "/api/objections/wrong", piece)).isEqualTo(202);
      assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body()).contains("\"meeting\":0");
      assertThat(post(ana, "/api/objections/right", piece)).isEqualTo(202);
      assertThat(served.getAs(ana, "/api/day?date=2026-06-16").body()).contains("\"meeting\":1800");
    }
  }

  @Test
  void what_has_ended_meanwhile_is_brought_back_as_it_ended() throws Exception {
    Instant begun = Served.NOW.minusSeconds(600);
    served.takeEvidence(wait("ana", begun));
    String ana = served.token(Role.ENGINEER, "ana");
    String piece = "{\"identity\":\"gitlab:ana\",\"id\":\"wait\"}";
    assertThat(post(ana, "/api/objections/wrong", piece)).isEqualTo(202);

    served.takeEvidence(activity("wait", "ana", ActivityKind.WAIT, begun, begun.plusSeconds(60)));

    assertThat(post(ana, "/api/objections/right", piece)).isEqualTo(202);
    assertThat(served.store.activities().find("gitlab:ana", "wait"))
        .hasValueSatisfying(one -> assertThat(one.end()).isEqualTo(begun.plusSeconds(60)));
  }

  @Test
  void a_piece_with_as_many_labels_as_there_may_be_can_be_objected_to() throws Exception {
    Map<String, String> labels = new TreeMap<>();
    for (int i = 0; i < 16; i++) {
      labels.put("label" + i, "x");
    }
    Instant start = Instant.parse("2026-06-16T09:00:00Z");
    served.takeEvidence(
        new Activity(
            "full",
            1,
            "gitlab:ana",
            ActivityKind.MANUAL,
            start,
            null,
            start.plusSeconds(600),
            null,
            null,
            labels,
            false));
    String ana = served.token(Role.ENGINEER, "ana");

    assertThat(post(ana, "/api/objections/wrong", "{\"identity\":\"gitlab:ana\",\"id\":\"full\"}"))
        .isEqualTo(202);
  }

  private static Activity said(long revision, String start, String end, boolean retracted) {
    return new Activity(
        "meeting",
        revision,
        "gitlab:ana",
        ActivityKind.MEETING,
        Instant.parse(start),
        null,
        Instant.parse(end),
        null,
        "churn",
        Map.of(),
        retracted);
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
